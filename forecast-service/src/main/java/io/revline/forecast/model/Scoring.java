package io.revline.forecast.model;

import io.revline.kit.Money;
import io.revline.kit.caller.Caller;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Scores the deals that are open, as they stand: nothing is kept, so nothing can be stale. */
@ApplicationScoped
public class Scoring {
  private static final int DEFAULT_DAYS = 90;
  private static final int MOST_DAYS = 730;
  private static final int DAYS_OF_A_WEEK = 7;

  /** Fewer wins or losses than this do not tell deals apart. */
  private static final int FEW = 20;

  private static final Comparator<DealHistory> BY_NAME =
      Comparator.comparing(DealHistory::externalId, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(DealHistory::id);

  /** Asked of each deal: visibility goes by today's owner, whatever the time asked about. */
  private static final String OWNER_TODAY =
      "(SELECT today.owner FROM deal_today AS today WHERE today.deal_id = deal.deal_id)";

  private final DealHistories histories;
  private final OutcomeModels models;
  private final Visibility visibility;
  private final DataSource database;

  Scoring(
      DealHistories histories, OutcomeModels models, Visibility visibility, DataSource database) {
    this.histories = histories;
    this.models = models;
    this.visibility = visibility;
    this.database = database;
  }

  /**
   * How many days to look ahead.
   *
   * @param days 90 when absent
   * @throws InvalidInput outside 1 to 730
   */
  public static int horizon(@Nullable Integer days) {
    if (days == null) {
      return DEFAULT_DAYS;
    }
    if (days < 1 || days > MOST_DAYS) {
      throw InvalidInput.of("horizonDays", "must lie between 1 and " + MOST_DAYS);
    }
    return days;
  }

  /** The scores of all open deals that the caller may see, by a model that is ready. */
  public DealScores all(StoredModel model, Times times, int horizonDays, Caller caller) {
    OutcomeModel learned = models.learned(model);
    List<DealHistory> deals = new ArrayList<>(histories.open(times, seenBy(caller)));
    deals.sort(BY_NAME);
    return new DealScores(
        times.asOf(),
        times.knownAt(),
        horizonDays,
        model.trainedAsOf(),
        model.version(),
        flags(learned),
        scores(learned, deals, times, horizonDays));
  }

  /**
   * A deal's score and what makes it up, by a model that is ready.
   *
   * @throws NotFound when no such deal was open then that the caller may see
   */
  public ExplainedScore one(
      UUID id, StoredModel model, Times times, int horizonDays, Caller caller) {
    ExplainedScore explained = several(List.of(id), model, times, horizonDays, caller).get(id);
    if (explained == null) {
      throw notOpen(id, times);
    }
    return explained;
  }

  /**
   * The same of several deals, by their ids; without those that were not open then or that the
   * caller may not see.
   */
  public Map<UUID, ExplainedScore> several(
      List<UUID> ids, StoredModel model, Times times, int horizonDays, Caller caller) {
    String wanted = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    List<DealHistory> deals =
        histories.open(
            times, Sql.of(" AND deal.deal_id = ANY(?::uuid[])", wanted).add(seenBy(caller)));
    OutcomeModel learned = models.learned(model);
    List<DealScore> scores = scores(learned, deals, times, horizonDays);
    List<Explanation> explanations = learned.explanations(deals, times.asOf());
    Map<UUID, ExplainedScore> explained = new HashMap<>();
    for (int deal = 0; deal < deals.size(); deal++) {
      explained.put(
          deals.get(deal).id(),
          new ExplainedScore(
              times.asOf(),
              times.knownAt(),
              horizonDays,
              model.trainedAsOf(),
              scores.get(deal),
              explanations.get(deal)));
    }
    return explained;
  }

  /** No such deal was open that the caller may see. */
  public static NotFound notOpen(UUID id, Times times) {
    return new NotFound("there is no open deal %s as of %s".formatted(id, times.asOf()));
  }

  private Sql seenBy(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("")
        : Sql.of(" AND ").add(visibility.ofOwner(caller, OWNER_TODAY));
  }

  private static List<String> flags(OutcomeModel model) {
    Learning learning = model.learning();
    return Math.min(learning.wins(), learning.losses()) < FEW ? List.of("smallSample") : List.of();
  }

  private List<DealScore> scores(
      OutcomeModel model, List<DealHistory> deals, Times times, int horizonDays) {
    String currency = RatePeriods.known(database, times.knownAt()).corporate();
    int weeks = Math.ceilDiv(horizonDays, DAYS_OF_A_WEEK);
    List<Outlook> outlooks = model.outlooks(deals, times.asOf(), weeks);
    List<DealScore> scores = new ArrayList<>();
    for (int deal = 0; deal < deals.size(); deal++) {
      scores.add(score(deals.get(deal), outlooks.get(deal), horizonDays, times, currency));
    }
    return scores;
  }

  private static DealScore score(
      DealHistory deal, Outlook outlook, int horizonDays, Times times, String currency) {
    double won = outlook.wonWithin(horizonDays);
    double lost = outlook.lostWithin(horizonDays);
    BigDecimal worth = deal.stateAt(times.asOf()).amount();
    return new DealScore(
        deal.id(),
        deal.externalId(),
        won,
        lost,
        1 - won - lost,
        worth == null ? null : expected(worth, won, currency));
  }

  private static Money expected(BigDecimal worth, double won, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return new Money(
        worth.multiply(BigDecimal.valueOf(won)).setScale(decimals, RoundingMode.HALF_UP), currency);
  }
}
