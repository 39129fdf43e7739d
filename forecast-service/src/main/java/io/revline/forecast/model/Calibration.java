package io.revline.forecast.model;

import java.util.Arrays;

/**
 * How far the parts of a weekly log-odds are believed, as learned from what became of predictions
 * that were made in the past: {@code base + clock * (score by the clock) + facts * (what the deal's
 * facts add) + fade * ln(weeks ahead)}. Where facts told nothing out of time, {@code facts} is near
 * 0 and all deals come near what is usual at their age.
 *
 * @param base what all deals had in common in the past, hardly believed: every quarter has its tide
 * @param clock how far the clock's score is believed
 * @param facts how far the facts are believed, at most fully
 * @param fade what a longer look ahead changes
 */
record Calibration(double base, double clock, double facts, double fade) {
  /** Believes the clock fully and the facts nearly, which is what is assumed before any trial. */
  static final Calibration PLAIN = new Calibration(0, 1, 0.9, 0);

  /**
   * How far from that it is expected to be, as standard deviations. The clock is hardly moved: one
   * quarter's rush, taken for what all clocks are worth, made the next one's sum too high. What a
   * longer look changes differs a lot: where deals move from stage to stage they are won oftener
   * than their stage of today says, and where they do not they are not.
   */
  private static final Calibration SPREAD = new Calibration(0.1, 0.03, 0.3, 0.3);

  /** Each trial had its own tide, which lifted all deals; it is no deal's merit. */
  private static final double TIDE = 0.3;

  /**
   * And so had each week, whenever its deals were predicted. Without it a rush that came late in
   * all trials would pass for what a longer look ahead changes.
   */
  private static final double WEEK = 0.5;

  /** How different the tides are, as a standard deviation. */
  private static final double USUAL_TIDE = 0.5;

  private static final int TERMS = 3;
  private static final int STEPS = 12;

  /** Far from the answer Newton's method leaps too far. */
  private static final double STRIDE = 0.25;

  double logOdds(double byClock, double byFacts, int week) {
    return base + clock * byClock + facts * byFacts + fade * Math.log(week);
  }

  /** Maximum likelihood with a normal prior, by Newton's method. */
  static Calibration fitted(Trials trials) {
    int firstWeek = TERMS + trials.tides();
    int size = firstWeek + trials.weeks();
    double[] expected = new double[size];
    double[] spread = new double[size];
    PLAIN.writeTo(expected);
    Arrays.fill(spread, 0, firstWeek, TIDE);
    Arrays.fill(spread, firstWeek, size, WEEK);
    SPREAD.writeTo(spread);
    double[] terms = expected.clone();
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] curvature = new double[size][size];
      for (int term = 0; term < size; term++) {
        double precision = 1 / (spread[term] * spread[term]);
        gradient[term] = (expected[term] - terms[term]) * precision;
        curvature[term][term] = precision;
      }
      trials.addTo(gradient, curvature, terms);
      double[] change = LinearEquations.solved(curvature, gradient);
      for (int term = 0; term < size; term++) {
        terms[term] += Math.clamp(change[term], -STRIDE, STRIDE);
      }
    }
    return new Calibration(
        base(terms, trials.tides()), Math.max(0, terms[0]), Math.clamp(terms[1], 0, 1), terms[2]);
  }

  /** The mean of the tides, as far as it can be told from chance when each is so different. */
  private static double base(double[] terms, int tides) {
    double known = tides * SPREAD.base * SPREAD.base;
    double sum = Arrays.stream(terms, TERMS, TERMS + tides).sum();
    return tides == 0 ? 0 : sum / tides * known / (known + USUAL_TIDE * USUAL_TIDE);
  }

  private void writeTo(double[] terms) {
    terms[0] = clock;
    terms[1] = facts;
    terms[2] = fade;
  }
}
