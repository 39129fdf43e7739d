package io.revline.kit.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every metric that Revline answers with. A figure can only be made of one of these, so none is
 * served without its definition. A change of a formula adds one to its version.
 */
public enum Metric {
  /** Deals by group. */
  DEALS(
      "deals",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals that pass the filters, and the sum of their amounts",
      null,
      0,
      "a deal without the grouping field counts under the key none",
      "closed deals are grouped by the owner at the close, and the team and region of then",
      "open deals at the rate of asOf, closed ones at that of the close; a rate missing: no total"),

  /** What a period has brought in. */
  CLOSED_WON(
      "closed-won",
      3,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose win stands as of the time asked about and lies in the period",
      null,
      0,
      "grouped by the owner at the time of the win, and by the owner's team and region then",
      Shared.AMOUNT,
      "a win that was reopened or lost since does not count"),

  /** What a period may still bring in. */
  OPEN_PIPELINE(
      "open-pipeline",
      3,
      MetricUnit.DEALS_AND_MONEY,
      "open deals, not omitted, whose expected close date lies in the period",
      null,
      0,
      "grouped by the owner as of the time asked about",
      Shared.OPEN_AMOUNT,
      "closed and omitted deals never count"),

  /** What a period may still bring in, on average of the stages. */
  WEIGHTED_PIPELINE(
      "weighted-pipeline",
      3,
      MetricUnit.DEALS_AND_MONEY,
      "the deals of open-pipeline: Σ amount × stage probability",
      null,
      0,
      Shared.OPEN_AMOUNT,
      "the probability is that of the stage when the deal's present state began",
      "rounded once per row, half to even, from the exact sum",
      "closed and omitted deals never count"),

  /** Open deals that no period can claim. */
  UNDATED_PIPELINE(
      "undated-pipeline",
      3,
      MetricUnit.DEALS_AND_MONEY,
      "open deals, not omitted, without an expected close date",
      null,
      0,
      Shared.OPEN_AMOUNT,
      "shown beside the period's pipeline, not inside"),

  /** What a period will bring in by what people say of their deals, each category alone. */
  FORECAST_SINGLE(
      "forecast-single",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals won in the period, and open deals expected to close in it, each in its own category",
      null,
      0,
      "the category is the deal's own if it is set, else that of its stage",
      "what is won is closed, whatever its category was",
      Shared.COUNT,
      "lost and omitted deals never count"),

  /** What a period will bring in, if everything in a category and in those above it comes true. */
  FORECAST_CUMULATIVE(
      "forecast-cumulative",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "closed; commit = commit + closed; mostLikely and bestCase each add their own category;"
          + " openPipeline = all open",
      null,
      0,
      "the rows hold one another: the total counts every deal once",
      Shared.COUNT,
      "lost and omitted deals never count"),

  /** What has been won. */
  WON(
      "won",
      3,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose win stands as of the time asked about and lies in the window",
      null,
      0,
      "grouped by the owner at the time of the win, and by the owner's team and region then",
      Shared.AMOUNT,
      "by product: divided by the net totals of its lines",
      "won is what the status says, whatever the probability"),

  /** What has been lost. */
  LOST(
      "lost",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose loss stands as of the time asked about and lies in the window,"
          + " with their last amount while open",
      null,
      0,
      "an amount that arrives with the loss does not count",
      Shared.AMOUNT,
      "flag withoutAmount: some had no amount while they were open"),

  /** How often deals that close are won. */
  WIN_RATE_BY_COUNT(
      "win-rate-by-count",
      2,
      MetricUnit.SHARE,
      "won ÷ (won + lost), closed in the window",
      "deals won or lost in the window",
      10,
      "none closed: null",
      Shared.COUNT,
      "below the sample floor: flag smallSample and a Wilson 95% interval"),

  /** How much of what closes is won. */
  WIN_RATE_BY_VALUE(
      "win-rate-by-value",
      2,
      MetricUnit.SHARE,
      "Σ won amount ÷ Σ (won + lost) amount, closed in the window, in the corporate currency",
      "amounts won or lost in the window",
      10,
      "none closed, or nothing worth anything: null",
      "a lost deal counts its last amount while open",
      Shared.AMOUNT,
      "below the sample floor: flag smallSample",
      "flag withoutAmount: some of the deals count nothing, because nobody said their amount",
      "a missing rate: null and the flag missingRate"),

  /** What was won for the first time. */
  FIRST_WIN(
      "first-win",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals that entered a won stage for the first time in the window, worth what they were then",
      null,
      0,
      "whatever became of them later: a win that was reopened or lost since counts",
      Shared.AMOUNT),

  /** What was won in the end. */
  FINAL_WIN(
      "final-win",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose last closing that stands is a win in the window,"
          + " less the wins that a loss in the window undid",
      null,
      0,
      "a win that was reopened and lost stays in its own period, and is reversed in that of the"
          + " loss, for the owner then and at the rate then",
      "a deal that is open again counts nowhere until it closes",
      Shared.AMOUNT,
      "where more was undone than won, the figure is negative"),

  /** How long a win takes, in the middle. */
  SALES_CYCLE_MEDIAN(
      "sales-cycle-median",
      2,
      MetricUnit.DAYS,
      "median of the days from creation to the win that stands, of deals won in the window",
      "deals won in the window",
      0,
      "none won: null",
      "a reopened deal counts to its final win",
      Shared.COUNT),

  /** How long a win takes, on average. */
  SALES_CYCLE_MEAN(
      "sales-cycle-mean",
      2,
      MetricUnit.DAYS,
      "mean of the days from creation to the win that stands, of deals won in the window",
      "deals won in the window",
      0,
      "none won: null",
      "a reopened deal counts to its final win",
      Shared.COUNT),

  /** How long a loss takes, in the middle. */
  LOSS_CYCLE_MEDIAN(
      "loss-cycle-median",
      2,
      MetricUnit.DAYS,
      "median of the days from creation to the loss that stands, of deals lost in the window",
      "deals lost in the window",
      0,
      "none lost: null",
      "a reopened deal counts to its final loss",
      Shared.COUNT),

  /** How long a loss takes, on average. */
  LOSS_CYCLE_MEAN(
      "loss-cycle-mean",
      2,
      MetricUnit.DAYS,
      "mean of the days from creation to the loss that stands, of deals lost in the window",
      "deals lost in the window",
      0,
      "none lost: null",
      "a reopened deal counts to its final loss",
      Shared.COUNT),

  /** What a win is worth, in the middle. */
  DEAL_SIZE_MEDIAN(
      "deal-size-median",
      2,
      MetricUnit.MONEY,
      "median of the amounts of deals won in the window, each at the rate of its win",
      "deals won in the window that have an amount",
      0,
      "none won with an amount: null",
      "of a deal that is shared, its part; in all, the whole",
      "of an even number the mean of the two in the middle",
      "a missing rate: null and the flag missingRate"),

  /** What a win is worth, on average. */
  DEAL_SIZE_MEAN(
      "deal-size-mean",
      2,
      MetricUnit.MONEY,
      "mean of the amounts of deals won in the window, each at the rate of its win",
      "deals won in the window that have an amount",
      0,
      "none won with an amount: null",
      "of a deal that is shared, its part; in all, the whole",
      "a missing rate: null and the flag missingRate"),

  /** What reps are to win. */
  QUOTA(
      "quota",
      1,
      MetricUnit.MONEY,
      "Σ quotas above 0 that reps have for the period, at the rate of its first day",
      "reps with a quota",
      0,
      "none: null",
      "a quota of a rep in several teams is divided by the time in each during the period",
      "a missing rate: null and the flag missingRate"),

  /** How much of their quota reps have won. */
  ATTAINMENT(
      "attainment",
      2,
      MetricUnit.SHARE,
      "amount of final-win of reps with a quota ÷ quota",
      "the metric quota",
      0,
      "quota 0 or absent: null",
      "of a win that is shared, each has the part that the splits say",
      "a team's row adds up its members with a quota; what the others won is won-without-quota",
      "only of a period, by rep, team or region",
      "a missing rate: null and the flag missingRate"),

  /** What no attainment counts. */
  WON_WITHOUT_QUOTA(
      "won-without-quota",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "final-win of reps whose quota for the period is 0 or absent",
      null,
      0,
      "of a win that is shared, each has the part that the splits say",
      "of a period, by rep, team or region: beside attainment, not inside"),

  /** How much of its own quota a team has won. */
  ATTAINMENT_OWN_QUOTA(
      "attainment-own-quota",
      2,
      MetricUnit.SHARE,
      "amount of final-win of a team and all teams below it at the time ÷ the team's own quota",
      "the team's own quota for the period, at the rate of its first day",
      0,
      "quota 0 or absent: null",
      "a win that teams below share counts once, with their parts",
      "the total is null: teams stand within teams, their quotas are not added up",
      "a missing rate: null and the flag missingRate"),

  /** How many deals reps are to win. */
  QUOTA_BY_COUNT(
      "quota-by-count",
      1,
      MetricUnit.DEALS,
      "Σ quotas by count above 0 that reps have for the period",
      "reps with a quota by count",
      0,
      "none: null",
      "a quota of a rep in several teams is divided by the time in each during the period"),

  /** How many of the deals they are to win reps have won. */
  ATTAINMENT_BY_COUNT(
      "attainment-by-count",
      1,
      MetricUnit.SHARE,
      "deals of final-win of reps with a quota by count ÷ quota-by-count",
      "the metric quota-by-count",
      0,
      "quota 0 or absent: null, whatever quota there is by amount",
      Shared.COUNT,
      "a deal without an amount, or in a currency without a rate, counts like any other",
      "a team's row adds up its members with a quota; what the others won is"
          + " won-without-quota-by-count",
      "only of a period, by rep, team or region"),

  /** What no attainment by count counts. */
  WON_WITHOUT_QUOTA_BY_COUNT(
      "won-without-quota-by-count",
      1,
      MetricUnit.DEALS_AND_MONEY,
      "final-win of reps whose quota by count for the period is 0 or absent",
      null,
      0,
      Shared.AMOUNT,
      "of a period, by rep, team or region: beside attainment-by-count, not inside"),

  /** How many of the deals it is to win itself a team has won. */
  ATTAINMENT_OWN_QUOTA_BY_COUNT(
      "attainment-own-quota-by-count",
      1,
      MetricUnit.SHARE,
      "deals of final-win of a team and all teams below it at the time"
          + " ÷ the team's own quota by count",
      "the team's own quota by count for the period",
      0,
      "quota 0 or absent: null",
      "a win that teams below share counts once",
      "the total is null: teams stand within teams, their quotas are not added up");

  /**
   * What several metrics say of deals that reps share. An enum cannot name constants of its own.
   */
  private static final class Shared {
    static final String COUNT =
        "a deal that is shared counts as one for each of those who share it, and once in all";
    static final String AMOUNT =
        COUNT + "; each has the part of the amount that the splits at the time of the closing say";
    static final String OPEN_AMOUNT =
        COUNT + "; each has the part of the amount that the splits as of the time asked about say";
  }

  private final String word;
  private final int version;
  private final MetricUnit unit;
  private final String formula;
  private final @Nullable String denominator;
  private final int sampleFloor;
  private final List<String> edgeCases;

  Metric(
      String word,
      int version,
      MetricUnit unit,
      String formula,
      @Nullable String denominator,
      int sampleFloor,
      String... edgeCases) {
    this.word = word;
    this.version = version;
    this.unit = unit;
    this.formula = formula;
    this.denominator = denominator;
    this.sampleFloor = sampleFloor;
    this.edgeCases = List.of(edgeCases);
  }

  /** Its stable name: {@code win-rate-by-count}. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Counts changes of the formula, from 1. */
  public int version() {
    return version;
  }

  /** What it is measured in. */
  public MetricUnit unit() {
    return unit;
  }

  /** How it comes about, in words. */
  public String formula() {
    return formula;
  }

  /** What a share or a mean is taken of; empty where nothing is divided. */
  public Optional<String> denominator() {
    return Optional.ofNullable(denominator);
  }

  /** Of fewer deals than this the value is flagged as a small sample; 0 where none is. */
  public int sampleFloor() {
    return sampleFloor;
  }

  /** What holds in the cases that the formula leaves open. */
  public List<String> edgeCases() {
    return edgeCases;
  }
}
