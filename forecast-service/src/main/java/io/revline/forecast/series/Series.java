package io.revline.forecast.series;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** What was won for one key, period by period, the oldest first. It begins with the first win. */
final class Series {
  private final String key;
  private final int length;
  private final int start;
  private final double[] values;
  private final int firstBelowZero;

  /** Of all periods; all series of a panel cover the same ones. */
  Series(String key, double[] all) {
    this.key = key;
    this.length = all.length;
    this.start = first(all, value -> value != 0);
    this.values = Arrays.copyOfRange(all, start, length);
    this.firstBelowZero = first(all, value -> value < 0);
  }

  private static int first(double[] values, DoublePredicate wanted) {
    int period = 0;
    while (period < values.length && !wanted.test(values[period])) {
      period++;
    }
    return period;
  }

  String key() {
    return key;
  }

  int length() {
    return length;
  }

  /** The first period that something was won in; what was before is no history. */
  int start() {
    return start;
  }

  double at(int period) {
    return period < start ? 0 : values[period - start];
  }

  /** The values of [from, to), which have begun. */
  double[] copy(int from, int to) {
    return Arrays.copyOfRange(values, from - start, to - start);
  }

  /** What is won in [from, to). */
  double sum(int from, int to) {
    double sum = 0;
    for (int period = from; period < to; period++) {
      sum += at(period);
    }
    return sum;
  }

  /** How many periods, from the first win on, are like that. */
  long count(DoublePredicate like) {
    return Arrays.stream(values).filter(like).count();
  }

  /** A forecast as it may be said: what was never below nothing is not forecast to be. */
  double sane(double forecast, int origin) {
    return firstBelowZero < origin ? forecast : Math.max(0, forecast);
  }

  /** Orders by what was won alone, so that no name makes a difference. */
  static int byValues(Series one, Series other) {
    return one.start == other.start
        ? Arrays.compare(one.values, other.values)
        : Integer.compare(one.start, other.start);
  }
}
