package io.revline.forecast.model;

import java.util.Arrays;

/** Weeks that lay ahead of past predictions, and whether the deals ended in them as predicted. */
final class Trials {
  /** Weeks of one deal are not independent of one another: each counts half. */
  private static final double WEIGHT = 0.5;

  /**
   * By the clock, by the facts, logarithm of weeks ahead, the week, and the tide: negative for no.
   */
  private static final int NUMBERS = 5;

  private static final int TERMS = 3;

  private double[] seen = new double[NUMBERS * 1024];
  private int count;
  private int tides;
  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private int begins;
  private final double usual;

  /**
   * @param usual the log-odds of a usual week
   */
  Trials(double usual) {
    this.usual = usual;
  }

  /**
   * What comes now was predicted at another moment than what came before.
   *
   * @param week the week that began with it
   */
  void turnTide(int week) {
    tides++;
    begins = week;
  }

  int tides() {
    return tides;
  }

  /** How many weeks lie between the first that was predicted and the last, both included. */
  int weeks() {
    return Math.max(0, last - first + 1);
  }

  void add(double byClock, double byFacts, int ahead, boolean ended) {
    if (count * NUMBERS == seen.length) {
      seen = Arrays.copyOf(seen, seen.length * 2);
    }
    int week = begins + ahead - 1;
    first = Math.min(first, week);
    last = Math.max(last, week);
    int at = count++ * NUMBERS;
    seen[at] = byClock;
    seen[at + 1] = byFacts;
    seen[at + 2] = Math.log(ahead);
    seen[at + 3] = week;
    seen[at + 4] = ended ? tides : -tides;
  }

  /**
   * Adds the slope and the curvature of the likelihood: behind the other terms one of each tide,
   * and then one of each week.
   */
  void addTo(double[] gradient, double[][] curvature, double[] terms) {
    int[] term = {0, 1, 2, 0, 0};
    double[] input = {0, 0, 0, 1, 1};
    for (int at = 0; at < count * NUMBERS; at += NUMBERS) {
      double tide = seen[at + 4];
      term[TERMS] = TERMS - 1 + (int) Math.abs(tide);
      term[TERMS + 1] = TERMS + tides + (int) seen[at + 3] - first;
      System.arraycopy(seen, at, input, 0, TERMS);
      double odds = usual;
      for (int one = 0; one < NUMBERS; one++) {
        odds += terms[term[one]] * input[one];
      }
      double chance = LogOdds.chance(odds);
      for (int one = 0; one < NUMBERS; one++) {
        gradient[term[one]] += WEIGHT * input[one] * ((tide > 0 ? 1 : 0) - chance);
        for (int other = 0; other < NUMBERS; other++) {
          curvature[term[one]][term[other]] +=
              WEIGHT * input[one] * input[other] * chance * (1 - chance);
        }
      }
    }
  }

  /** How likely all that happened was, by what is believed now and by the usual week alone. */
  Learning.Held held(Calibration calibration) {
    double model = 0;
    double base = 0;
    for (int at = 0; at < count * NUMBERS; at += NUMBERS) {
      double ahead = Math.exp(seen[at + 2]);
      double odds =
          usual + calibration.logOdds(seen[at], seen[at + 1], Math.toIntExact(Math.round(ahead)));
      double sign = seen[at + NUMBERS - 1] > 0 ? 1 : -1;
      model -= Math.log(LogOdds.chance(sign * odds));
      base -= Math.log(LogOdds.chance(sign * usual));
    }
    return new Learning.Held(
        tides, count, count == 0 ? null : model / count, count == 0 ? null : base / count);
  }
}
