package io.revline.pipeline.deal;

import io.revline.kit.Ids;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.time.BusinessTime;
import io.revline.kit.time.RecordedTime;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.stage.Stage;
import io.revline.pipeline.timeline.DealField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to deals. Every command locks the deal, checks that it is allowed, and adds one
 * version at most. A command that comes with a business time tells history: the guards of the life
 * cycle then do not apply.
 */
@ApplicationScoped
public class DealCommands {
  private final Deals deals;
  private final DealHistories histories;
  private final Timelines timelines;
  private final Requirements requirements;
  private final Pipelines pipelines;
  private final Ids ids;
  private final RecordedTime recorded;
  private final Clock clock;
  private final DealAccess access;

  DealCommands(
      Deals deals,
      DealHistories histories,
      Timelines timelines,
      Requirements requirements,
      Pipelines pipelines,
      Ids ids,
      RecordedTime recorded,
      Clock clock,
      DealAccess access) {
    this.deals = deals;
    this.histories = histories;
    this.timelines = timelines;
    this.requirements = requirements;
    this.pipelines = pipelines;
    this.ids = ids;
    this.recorded = recorded;
    this.clock = clock;
    this.access = access;
  }

  /** What came of telling about a deal by its external id. */
  public enum Outcome {
    /** There is a new deal. */
    CREATED,
    /** The deal has a new version. */
    CHANGED,
    /** Everything was known already. */
    UNCHANGED
  }

  /**
   * What a command is held to.
   *
   * @param caller who gives it
   * @param ifMatch the entity tag the caller read, if any was sent
   * @param at business time, for callers who may bring history; null means now
   */
  public record Order(Caller caller, @Nullable String ifMatch, @Nullable Instant at) {
    /** Times are checked; null stays null. */
    public Order {
      if (at != null && !caller.bringsHistory()) {
        throw new Forbidden("'at' may be given by the roles integration and revops only");
      }
    }
  }

  /**
   * Creates a deal.
   *
   * @param externalIds its names in other systems, none of them taken yet
   * @return its id
   */
  @Transactional
  public UUID create(Order order, List<ExternalId> externalIds, FieldValues values) {
    for (ExternalId externalId : externalIds) {
      requireOwn(order.caller(), externalId);
      deals
          .lockedByExternalId(externalId)
          .ifPresent(taken -> {
            throw new Conflict("%s names deal %s already".formatted(externalId, taken.id));
          });
    }
    Deal deal = new Deal(ids.next(), externalIds);
    learn(deal, order, values.withDefaults(pipelines));
    access.requireKept(order.caller(), deal);
    return deal.id;
  }

  /** Changes fields; the entity tag is required. */
  @Transactional
  public void edit(UUID id, Order order, FieldValues values) {
    Deal deal = there(id, order);
    ETags.require(order.ifMatch(), deal.version);
    if (order.at() == null) {
      deal.guardChange(values);
    }
    learn(deal, order, values);
    access.requireKept(order.caller(), deal);
  }

  /**
   * Keeps that something was done for a deal. Unlike other business times, those of activities may
   * be told by anybody who may change the deal.
   *
   * @param at a business time that is past
   */
  @Transactional
  public void noteActivity(UUID id, Caller caller, Instant at) {
    Deal deal = there(id, new Order(caller, null, null));
    timelines.learn(
        histories.of(deal),
        List.of(new Step(at, null, new FieldValues().lastActivityAt(at))),
        new FieldValues(),
        deal.nextMoment(recorded.next()),
        caller.provenance());
    deals.flush();
  }

  /** Deletes a deal: from then on it counts nowhere. The entity tag is required. */
  @Transactional
  public long delete(UUID id, Order order) {
    Deal deal = there(id, order);
    ETags.require(order.ifMatch(), deal.version);
    learn(deal, order, new FieldValues().deleted(true));
    return deal.version;
  }

  /** Brings a deleted deal back as it was. */
  @Transactional
  public void restore(UUID id, Order order) {
    Deal deal = mine(id, order.caller());
    ETags.check(order.ifMatch(), deal.version);
    if (order.at() == null) {
      deal.guardDeleted();
    }
    learn(deal, order, new FieldValues().deleted(false));
  }

  /** Moves an open deal to another open stage. */
  @Transactional
  public void move(UUID id, Order order, String stage) {
    step(
        id,
        order,
        deal -> pipelines.stage(deal.pipeline(), stage),
        Deal::guardMove,
        new FieldValues());
  }

  /** Wins an open deal. */
  @Transactional
  public void win(UUID id, Order order) {
    step(id, order, first(DealStatus.WON), guardOpen("won"), new FieldValues());
  }

  /** Loses an open deal, for a reason. */
  @Transactional
  public void lose(UUID id, Order order, @Nullable String reason) {
    step(
        id, order, first(DealStatus.LOST), guardOpen("lost"), new FieldValues().lostReason(reason));
  }

  /** Opens a closed deal again, in a stage or, without one, in the pipeline's first. */
  @Transactional
  public void reopen(UUID id, Order order, @Nullable String stage) {
    step(
        id,
        order,
        stage == null ? first(DealStatus.OPEN) : deal -> pipelines.stage(deal.pipeline(), stage),
        Deal::guardReopen,
        // A reason that nobody clears would not be news when the deal is lost for it again.
        order.at() == null ? new FieldValues().notLost() : new FieldValues());
  }

  /**
   * What another system says of a deal.
   *
   * @param steps in any order; of a new deal they must name at least name, pipeline and stage
   * @param otherwise what holds from the first step on where nobody has said anything else
   */
  public record Telling(ExternalId externalId, List<Step> steps, FieldValues otherwise) {
    /** What another system says in so many steps. */
    public Telling(ExternalId externalId, List<Step> steps) {
      this(externalId, steps, new FieldValues());
    }

    /** Whether a deal of which nothing else is known can begin with this. */
    boolean beginsDeal() {
      return says(DealField.NAME) && says(DealField.STAGE);
    }

    private boolean says(DealField field) {
      return steps.stream().anyMatch(step -> step.values().asMap().get(field) != null);
    }
  }

  /** A telling of a deal of which perhaps nobody has said enough yet, and whose word it is. */
  public record Hearsay(Telling telling, Provenance by) {}

  /**
   * Tells what another system says of deals, each of which is created or learns what is new.
   *
   * @return what came of each, in the same order
   */
  @Transactional
  public List<Told> tell(List<Telling> tellings, Provenance provenance) {
    Map<ExternalId, DealHistory> told = told(tellings);
    Instant now = recorded.next();
    return tellings.stream().map(telling -> tell(telling, told, now, provenance)).toList();
  }

  /**
   * The same of tellings in any order: what is told of a deal before it has a name and a stage is
   * left aside. Until the transaction ends nobody else tells of these deals.
   *
   * @return the deal each telling was about, in the same order; empty where it was left aside
   */
  @Transactional
  public List<Optional<UUID>> hear(List<Hearsay> hearsay) {
    Map<ExternalId, DealHistory> told = told(hearsay.stream().map(Hearsay::telling).toList());
    Instant now = recorded.next();
    List<Optional<UUID>> heard = new ArrayList<>();
    for (Hearsay each : hearsay) {
      Telling telling = each.telling();
      if (told.containsKey(telling.externalId()) || telling.beginsDeal()) {
        tell(telling, told, now, each.by());
      }
      heard.add(
          Optional.ofNullable(told.get(telling.externalId())).map(history -> history.deal().id));
    }
    deals.flush();
    return heard;
  }

  /** What is known of the deals that these tell of, which are locked together with their names. */
  private Map<ExternalId, DealHistory> told(List<Telling> tellings) {
    Map<ExternalId, Deal> named =
        deals.lockedByExternalIds(tellings.stream().map(Telling::externalId).distinct().toList());
    Map<UUID, DealHistory> known = histories.of(Set.copyOf(named.values()));
    Map<ExternalId, DealHistory> told = new HashMap<>();
    named.forEach((name, deal) -> told.put(name, Objects.requireNonNull(known.get(deal.id))));
    return told;
  }

  private Told tell(
      Telling telling, Map<ExternalId, DealHistory> told, Instant now, Provenance provenance) {
    ExternalId name = telling.externalId();
    boolean known = told.containsKey(name);
    DealHistory history =
        told.computeIfAbsent(name, it -> DealHistory.begun(new Deal(ids.next(), List.of(it))));
    boolean news =
        timelines.learn(
            history,
            telling.steps(),
            telling.otherwise(),
            history.deal().nextMoment(now),
            provenance);
    Outcome outcome = !known ? Outcome.CREATED : news ? Outcome.CHANGED : Outcome.UNCHANGED;
    return new Told(history.deal().id, history.deal().version, outcome);
  }

  /**
   * Takes back what some versions of a deal told, as if nobody had told it.
   *
   * @return whether anything of that still stood
   */
  @Transactional
  public boolean takeBack(UUID id, List<Long> versions, Provenance provenance) {
    Deal deal = deals.locked(id);
    Set<Long> told = Set.copyOf(versions);
    List<FactRow> gone = histories.told(deal, told);
    return !gone.isEmpty()
        && timelines.takeBack(
            histories.without(deal, told), gone, deal.nextMoment(recorded.next()), provenance);
  }

  /**
   * Like {@link #tell} of one deal for a caller who wants to see the deal at once.
   *
   * @param seq the source's order of what happened at one instant; null counts as 0
   */
  @Transactional
  public Told upsert(ExternalId externalId, Order order, @Nullable Long seq, FieldValues values) {
    requireOwn(order.caller(), externalId);
    Instant at = order.at() == null ? null : BusinessTime.past("at", order.at(), clock);
    Optional<Deal> known = deals.lockedByExternalId(externalId);
    if (at == null) {
      known.ifPresent(deal -> deal.guardChange(values));
    }
    Stage before = known.map(this::stage).orElse(null);
    FieldValues complete = known.isPresent() ? values : values.withDefaults(pipelines);
    Step step = new Step(at, at == null ? null : Objects.requireNonNullElse(seq, 0L), complete);
    Told told =
        tell(List.of(new Telling(externalId, List.of(step))), order.caller().provenance())
            .getFirst();
    deals.flush();
    Deal deal = deals.lockedByExternalId(externalId).orElseThrow();
    if (at == null) {
      requirements.check(deal, before, complete);
    }
    return told;
  }

  /** Which deal was told about, the version that stands, and what came of it. */
  public record Told(UUID dealId, long version, Outcome outcome) {}

  /** A caller that is a system gives names of its own and no others. */
  private static void requireOwn(Caller caller, ExternalId externalId) {
    if (caller.source() != null && !caller.speaksFor(externalId.source())) {
      throw new Forbidden(
          "source '%s' is not yours, which is %s".formatted(externalId.source(), caller.source()));
    }
  }

  private void step(
      UUID id,
      Order order,
      Function<Deal, Stage> target,
      BiConsumer<Deal, Stage> guard,
      FieldValues values) {
    Deal deal = there(id, order);
    ETags.check(order.ifMatch(), deal.version);
    Stage stage = target.apply(deal);
    if (order.at() == null) {
      guard.accept(deal, stage);
    }
    learn(deal, order, values.stage(stage.pipeline(), stage.key()));
  }

  private Function<Deal, Stage> first(DealStatus status) {
    return deal -> pipelines.byKey(deal.pipeline()).first(status);
  }

  private static BiConsumer<Deal, Stage> guardOpen(String verb) {
    return (deal, stage) -> deal.guardOpen(verb);
  }

  private @Nullable Stage stage(Deal deal) {
    return deal.version == 0 ? null : deal.state(pipelines).stage();
  }

  private void learn(Deal deal, Order order, FieldValues values) {
    Stage before = stage(deal);
    Instant at = order.at() == null ? null : BusinessTime.past("at", order.at(), clock);
    timelines.learn(
        histories.of(deal),
        List.of(new Step(at, null, values)),
        new FieldValues(),
        deal.nextMoment(recorded.next()),
        order.caller().provenance());
    if (at == null) {
      requirements.check(deal, before, values);
    }
    deals.flush();
  }

  /** The caller's deal, which is not deleted unless the command tells history. */
  private Deal there(UUID id, Order order) {
    Deal deal = mine(id, order.caller());
    if (order.at() == null) {
      deal.guardThere();
    }
    return deal;
  }

  private Deal mine(UUID id, Caller caller) {
    Deal deal = deals.locked(id);
    access.requireMine(caller, deal);
    return deal;
  }
}
