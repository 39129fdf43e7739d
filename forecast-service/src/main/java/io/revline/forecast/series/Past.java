package io.revline.forecast.series;

/**
 * A series as it was known at an origin: the periods before it and no other. It refuses to say what
 * came later.
 */
final class Past {
  private final Panel panel;
  private final Series series;
  private final int origin;

  /** The series has begun before the origin. */
  Past(Panel panel, Series series, int origin) {
    this.panel = panel;
    this.series = series;
    this.origin = origin;
  }

  /** The period that is forecast first. */
  int origin() {
    return origin;
  }

  int start() {
    return series.start();
  }

  /** How many periods are known. */
  int length() {
    return origin - series.start();
  }

  int quarter() {
    return panel.step().quarter();
  }

  int year() {
    return panel.step().year();
  }

  double at(int period) {
    return series.at(known(period));
  }

  double sum(int from, int to) {
    known(to - 1);
    return series.sum(from, to);
  }

  /** The last periods, that many at most. */
  double[] last(int most) {
    return series.copy(from(most), origin);
  }

  /** The first one of the last periods, that many at most. */
  int from(int most) {
    return Math.max(series.start(), origin - most);
  }

  /** How all keys moved into a period over some quarters, 1/3 to 3; NaN where nobody knows. */
  double movement(int period, int quarters) {
    return panel.movement().into(known(period), quarters);
  }

  /** The last known period at the same place of a cycle as the one so far ahead, from 1. */
  int sameAs(int ahead, int cycle) {
    return origin - cycle + (ahead - 1) % cycle;
  }

  /** Whether nothing was won in the last quarter. */
  boolean silent() {
    for (int period = from(quarter()); period < origin; period++) {
      if (series.at(period) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The mean size of a period, sign or not: never 0. */
  double size() {
    double sum = 0;
    for (int period = series.start(); period < origin; period++) {
      sum += Math.abs(series.at(period));
    }
    return sum / length();
  }

  private int known(int period) {
    if (period >= origin) {
      throw new IllegalArgumentException("period %d is not known at %d".formatted(period, origin));
    }
    return period;
  }
}
