package io.revline.forecast.series;

import java.util.Arrays;

/** Methods that see a level, and no season. */
final class Levels {
  /** Between what the textbooks recommend for series that are short: 0.1 and 0.5. */
  private static final double SMOOTH = 0.3;

  private Levels() {}

  static double[] last(Past past, int horizon) {
    return flat(past.at(past.origin() - 1), horizon);
  }

  static double[] mean(Past past, int horizon) {
    double[] year = past.last(past.year());
    return flat(Arrays.stream(year).sum() / year.length, horizon);
  }

  static double[] median(Past past, int horizon) {
    double[] year = past.last(past.year());
    Arrays.sort(year);
    return flat((year[(year.length - 1) / 2] + year[year.length / 2]) / 2, horizon);
  }

  static double[] smooth(Past past, int horizon) {
    double level = past.at(past.start());
    for (int period = past.start() + 1; period < past.origin(); period++) {
      level += SMOOTH * (past.at(period) - level);
    }
    return flat(level, horizon);
  }

  static double[] drift(Past past, int horizon) {
    int steps = past.length() - 1;
    if (steps == 0) {
      return new double[0];
    }
    double last = past.at(past.origin() - 1);
    double slope = (last - past.at(past.start())) / steps;
    double[] line = new double[horizon];
    Arrays.setAll(line, each -> last + (each + 1) * slope);
    return line;
  }

  private static double[] flat(double value, int horizon) {
    double[] same = new double[horizon];
    Arrays.fill(same, value);
    return same;
  }
}
