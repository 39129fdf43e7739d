package io.revline.forecast.series;

/** What all members together would have said of one key at each origin, and say today. */
final class Trial {
  private static final int ENOUGH = 3;

  private final Series series;
  private final int first;
  private final int horizon;
  private final int length;
  private final double[] said;
  private final boolean[] silent;
  private final double[] sizes;

  Trial(Rehearsal rehearsal, Weights[][] weights) {
    this.series = rehearsal.series();
    this.first = rehearsal.first();
    this.horizon = weights[0].length;
    this.length = series.length();
    this.said = new double[weights.length * horizon];
    this.silent = new boolean[weights.length];
    this.sizes = new double[weights.length];
    for (int origin = first; origin <= length; origin++) {
      silent[origin - first] = rehearsal.silent(origin);
      sizes[origin - first] = rehearsal.size(origin);
      for (int ahead = 1; ahead <= horizon; ahead++) {
        said[place(origin, ahead)] =
            weights[origin - first][ahead - 1].mean(rehearsal.said(origin, ahead));
      }
    }
  }

  private Trial(Trial plain, Regression regression) {
    this.series = plain.series;
    this.first = plain.first;
    this.horizon = plain.horizon;
    this.length = plain.length;
    this.silent = plain.silent;
    this.sizes = plain.sizes;
    this.said = plain.said.clone();
    for (int origin = first; origin <= length; origin++) {
      for (int ahead = 1; ahead <= horizon; ahead++) {
        said[place(origin, ahead)] = regression.of(plain, origin, ahead);
      }
    }
  }

  /** The same with an index at hand. */
  Trial with(Regression regression) {
    return new Trial(this, regression);
  }

  Series series() {
    return series;
  }

  int first() {
    return first;
  }

  int length() {
    return length;
  }

  /** Whether at an origin enough was known to judge forecasts of today by it: three periods. */
  boolean judged(int origin) {
    return origin - series.start() >= ENOUGH;
  }

  boolean silent(int origin) {
    return silent[origin - first];
  }

  /** The mean size of the key's periods before an origin: never 0. */
  double size(int origin) {
    return sizes[origin - first];
  }

  double said(int origin, int ahead) {
    return said[place(origin, ahead)];
  }

  private int place(int origin, int ahead) {
    return (origin - first) * horizon + ahead - 1;
  }

  /** Sees a forecast and what came. */
  @FunctionalInterface
  interface Visitor {
    void see(int origin, int ahead, double said, double actual);
  }

  /** Shows every forecast of a period that is known by now, the oldest period first. */
  void eachThatCame(Visitor visitor) {
    for (int period = first; period < length; period++) {
      for (int ahead = 1; ahead <= horizon && period - ahead + 1 >= first; ahead++) {
        int origin = period - ahead + 1;
        visitor.see(origin, ahead, said(origin, ahead), series.at(period));
      }
    }
  }
}
