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
      2,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose win stands as of the time asked about and lies in the period",
      null,
      0,
      "grouped by the owner at the time of the win",
      "a win that was reopened or lost since does not count"),

  /** What a period may still bring in. */
  OPEN_PIPELINE(
      "open-pipeline",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "open deals, not omitted, whose expected close date lies in the period",
      null,
      0,
      "closed and omitted deals never count"),

  /** What a period may still bring in, on average of the stages. */
  WEIGHTED_PIPELINE(
      "weighted-pipeline",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "the deals of open-pipeline: Σ amount × stage probability",
      null,
      0,
      "rounded once per row, half to even, from the exact sum",
      "closed and omitted deals never count"),

  /** Open deals that no period can claim. */
  UNDATED_PIPELINE(
      "undated-pipeline",
      2,
      MetricUnit.DEALS_AND_MONEY,
      "open deals, not omitted, without an expected close date",
      null,
      0,
      "shown beside the period's pipeline, not inside"),

  /** What reps have won. */
  WON(
      "won",
      1,
      MetricUnit.DEALS_AND_MONEY,
      "deals whose win stands as of the time asked about and lies in the window",
      null,
      0,
      "grouped by the owner at the time of the win"),

  /** How often deals that close are won. */
  WIN_RATE_BY_COUNT(
      "win-rate-by-count",
      1,
      MetricUnit.SHARE,
      "won ÷ (won + lost), closed in the window",
      "deals won or lost in the window",
      10,
      "none closed: null",
      "below the sample floor: flag smallSample and a Wilson 95% interval"),

  /** How long a win takes, in the middle. */
  SALES_CYCLE_MEDIAN(
      "sales-cycle-median",
      1,
      MetricUnit.DAYS,
      "median of the days from creation to the win that stands, of deals won in the window",
      "deals won in the window",
      0,
      "none won: null",
      "a reopened deal counts to its final win"),

  /** How long a win takes, on average. */
  SALES_CYCLE_MEAN(
      "sales-cycle-mean",
      1,
      MetricUnit.DAYS,
      "mean of the days from creation to the win that stands, of deals won in the window",
      "deals won in the window",
      0,
      "none won: null",
      "a reopened deal counts to its final win");

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
