package io.revline.pipeline.intake;

import io.revline.kit.caller.Provenance;
import io.revline.pipeline.activity.Activities;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Hearsay;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.deal.Step;
import io.revline.pipeline.intake.Tidings.OfAccount;
import io.revline.pipeline.intake.Tidings.OfDeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what other systems tell. Facts find their place by business time and sequence, so the
 * order in which events come makes no difference; what is told of a deal before it has a name and a
 * stage waits for them.
 */
@ApplicationScoped
public class Intake {
  private final TidingsReader tidings;
  private final DealCommands deals;
  private final Activities activities;
  private final ForeignAccounts accounts;
  private final EarlyTidings early;
  private final IntakeMetrics metrics;

  Intake(
      TidingsReader tidings,
      DealCommands deals,
      Activities activities,
      ForeignAccounts accounts,
      EarlyTidings early,
      IntakeMetrics metrics) {
    this.tidings = tidings;
    this.deals = deals;
    this.activities = activities;
    this.accounts = accounts;
    this.early = early;
    this.metrics = metrics;
  }

  /** Takes in events, all of them or none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void take(List<Heard> events) {
    List<DealNews> news = new ArrayList<>();
    for (Heard heard : events) {
      switch (tidings.read(heard.event())) {
        case OfDeal told -> news.add(new DealNews(heard, told));
        case OfAccount told -> accounts.take(told, heard.by());
      }
    }
    if (!news.isEmpty()) {
      take(news, deals.hear(news.stream().map(DealNews::hearsay).toList()));
    }
    metrics.taken(events.stream().map(heard -> heard.event().type()).toList());
  }

  /** By now the deals are locked, so nobody else adds to what waits for them. */
  private void take(List<DealNews> news, List<Optional<UUID>> learned) {
    Set<ExternalId> names = new HashSet<>();
    for (int i = 0; i < news.size(); i++) {
      DealNews each = news.get(i);
      names.add(each.name());
      learned
          .get(i)
          .ifPresentOrElse(
              deal -> keepActivity(deal, each), () -> early.keep(each.name(), each.heard()));
    }
    takeWaiting(names);
  }

  private void takeWaiting(Set<ExternalId> names) {
    Map<ExternalId, List<DealNews>> waiting = new LinkedHashMap<>();
    for (Heard heard : early.of(names)) {
      // What waits here told of a deal when it was let in, and events do not change.
      DealNews each = new DealNews(heard, (OfDeal) tidings.read(heard.event()));
      waiting.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
    }
    if (waiting.isEmpty()) {
      return;
    }
    List<List<DealNews>> together = List.copyOf(waiting.values());
    List<Optional<UUID>> learned = deals.hear(together.stream().map(Intake::together).toList());
    Set<ExternalId> done = new HashSet<>();
    for (int i = 0; i < together.size(); i++) {
      List<DealNews> ofDeal = together.get(i);
      learned
          .get(i)
          .ifPresent(deal -> {
            ofDeal.forEach(each -> keepActivity(deal, each));
            done.add(ofDeal.getFirst().name());
          });
    }
    early.forget(done);
  }

  /** All that waits for a deal as one telling, by whoever told last what was missing. */
  private static Hearsay together(List<DealNews> ofDeal) {
    List<Step> steps =
        ofDeal.stream().flatMap(each -> each.told().telling().steps().stream()).toList();
    Provenance by = ofDeal.getLast().heard().by();
    return new Hearsay(new Telling(ofDeal.getFirst().name(), steps), by);
  }

  private void keepActivity(UUID deal, DealNews news) {
    Tidings.@Nullable Activity done = news.told().activity();
    if (done != null) {
      activities.keep(deal, done.type(), done.at(), done.subject(), news.heard().by());
    }
  }

  private record DealNews(Heard heard, OfDeal told) {
    ExternalId name() {
      return told.telling().externalId();
    }

    Hearsay hearsay() {
      return new Hearsay(told.telling(), heard.by());
    }
  }
}
