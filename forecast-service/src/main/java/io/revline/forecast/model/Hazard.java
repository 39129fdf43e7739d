package io.revline.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * The weekly chance of one outcome while it is open to it: trees that see time alone, trees that
 * add what the deal's facts tell, and how far both are believed.
 */
final class Hazard {
  /** A week's chance before anything is seen is one in fifty, believed as much as 100 weeks. */
  private static final double PRIOR_ENDS = 2;

  private static final double PRIOR_WEEKS = 100;

  /** Fewer endings than this teach nothing but how often deals end. */
  private static final int LEAST_ENDS = 20;

  private final double usual;
  private final @Nullable Trees clock;
  private final @Nullable Trees facts;
  private final int[] clockColumns;
  private final int[] factColumns;
  private final Calibration calibration;

  private Hazard(
      double usual,
      @Nullable Trees clock,
      @Nullable Trees facts,
      int[] factColumns,
      Calibration calibration) {
    this.usual = usual;
    this.clock = clock;
    this.facts = facts;
    this.clockColumns = Columns.clock();
    this.factColumns = factColumns;
    this.calibration = calibration;
  }

  /** Learned from rows that tell about the outcome; all alike when these are too few. */
  static Hazard learned(LabelledRows rows, Outcome outcome, Columns columns, long seed) {
    float[] labels = rows.labels(outcome);
    float[] weights = rows.weights();
    double ended = 0;
    double all = 0;
    for (int row = 0; row < labels.length; row++) {
      ended += labels[row];
      all += weights[row];
    }
    double usual = Math.log((ended + PRIOR_ENDS) / (all + PRIOR_WEEKS - ended - PRIOR_ENDS));
    int[] factColumns = columns.facts(outcome);
    if (ended < LEAST_ENDS) {
      return new Hazard(usual, null, null, factColumns, Calibration.PLAIN);
    }
    Matrix byClock = rows.part(Columns.clock());
    Trees clock = Trees.grown(byClock, labels, weights, null, Growth.CLOCK.from(seed));
    double[] start = clock.scores(byClock);
    Trees facts =
        Trees.grown(rows.part(factColumns), labels, weights, start, Growth.FACTS.from(seed));
    return new Hazard(usual, clock, facts, factColumns, Calibration.PLAIN);
  }

  double usual() {
    return usual;
  }

  boolean isThin() {
    return clock == null;
  }

  Hazard calibrated(Calibration found) {
    return new Hazard(usual, clock, facts, factColumns, found);
  }

  /** By how much the clock's score of each row is above or below the usual. */
  double[] byClock(Matrix rows) {
    if (clock == null) {
      return new double[rows.rows()];
    }
    double[] scores = clock.scores(rows.part(clockColumns));
    for (int row = 0; row < scores.length; row++) {
      scores[row] -= usual;
    }
    return scores;
  }

  /** What the facts of each row add. */
  double[] byFacts(Matrix rows) {
    return facts == null ? new double[rows.rows()] : facts.scores(rows.part(factColumns));
  }

  /** The log-odds of each row in a week ahead, counted from 1. */
  double[] logOdds(Matrix rows, int week) {
    double[] clockScores = byClock(rows);
    double[] factScores = byFacts(rows);
    double[] odds = new double[rows.rows()];
    for (int row = 0; row < odds.length; row++) {
      odds[row] = usual + calibration.logOdds(clockScores[row], factScores[row], week);
    }
    return odds;
  }

  /** What each column adds to the log-odds of each row in the next week; the last is the start. */
  double[][] contributions(Matrix rows) {
    double[][] all = new double[rows.rows()][rows.columns() + 1];
    for (double[] each : all) {
      each[rows.columns()] = usual + calibration.base();
    }
    if (clock != null && facts != null) {
      double[] byClock = clock.contributions(rows.part(clockColumns));
      double[] byFacts = facts.contributions(rows.part(factColumns));
      for (int row = 0; row < all.length; row++) {
        spread(byClock, row, clockColumns, calibration.clock(), all[row]);
        spread(byFacts, row, factColumns, calibration.facts(), all[row]);
        all[row][rows.columns()] -= calibration.clock() * usual;
      }
    }
    return all;
  }

  void write(TextBlocks.Writer writer) {
    writer
        .add(usual)
        .add(calibration.base())
        .add(calibration.clock())
        .add(calibration.facts())
        .add(calibration.fade());
    writer.add(clock == null ? "" : clock.text()).add(facts == null ? "" : facts.text());
  }

  static Hazard read(TextBlocks.Reader reader, Outcome outcome, Columns columns) {
    double usual = reader.real();
    Calibration calibration =
        new Calibration(reader.real(), reader.real(), reader.real(), reader.real());
    String clock = reader.next();
    String facts = reader.next();
    int[] factColumns = columns.facts(outcome);
    return new Hazard(
        usual,
        clock.isEmpty() ? null : Trees.of(clock, Columns.clock().length),
        facts.isEmpty() ? null : Trees.of(facts, factColumns.length),
        factColumns,
        calibration);
  }

  private static void spread(
      double[] parts, int row, int[] columns, double believed, double[] whole) {
    int from = row * (columns.length + 1);
    for (int column = 0; column < columns.length; column++) {
      whole[columns[column]] += believed * parts[from + column];
    }
    whole[whole.length - 1] += believed * parts[from + columns.length];
  }
}
