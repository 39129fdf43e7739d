package io.revline.forecast.series;

import static io.revline.forecast.series.Member.ALL;

/** How much each member counts: by the inverse of its errors, the good ones by far the most. */
final class Weights {
  /** A member with no error at all is taken to have this share of the yardstick's. */
  private static final double LEAST = 0.001;

  private static final double[] PRIORS = ALL.stream().mapToDouble(Member::prior).toArray();

  private final double[] shares;

  /**
   * Weights of members that have an answer.
   *
   * @param ratios their errors by that of the yardstick
   * @param forecasts what they say, NaN for no answer
   */
  Weights(double[] ratios, double[] forecasts) {
    shares = new double[ratios.length];
    double sum = 0;
    for (int member = 0; member < shares.length; member++) {
      if (!Double.isNaN(forecasts[member])) {
        shares[member] = PRIORS[member] * inverse(Math.max(LEAST, ratios[member]));
        sum += shares[member];
      }
    }
    for (int member = 0; member < shares.length; member++) {
      shares[member] /= sum;
    }
  }

  /** To the sixth power. */
  private static double inverse(double ratio) {
    double square = ratio * ratio;
    return 1 / (square * square * square);
  }

  double of(Member member) {
    return shares[member.ordinal()];
  }

  /** What all say together. */
  double mean(double[] forecasts) {
    double mean = 0;
    for (int member = 0; member < shares.length; member++) {
      if (shares[member] > 0) {
        mean += shares[member] * forecasts[member];
      }
    }
    return mean;
  }
}
