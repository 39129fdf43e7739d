package io.revline.forecast.model;

import java.util.Arrays;

/** Weeks that lay ahead of past predictions, and whether the deals ended in them as predicted. */
final class Trials {
  /** Weeks of one deal are not independent of one another: each counts half. */
  private static final double WEIGHT = 0.5;

  private static final int NUMBERS = 4;

  private double[] seen = new double[NUMBERS * 1024];
  private int count;
  private int tides;
  private final double usual;

  /**
   * @param usual the log-odds of a usual week
   */
  Trials(double usual) {
    this.usual = usual;
  }

  /** What comes now was predicted at another moment than what came before. */
  void turnTide() {
    tides++;
  }

  int tides() {
    return tides;
  }

  void add(double byClock, double byFacts, int week, boolean ended) {
    if (count * NUMBERS == seen.length) {
      seen = Arrays.copyOf(seen, seen.length * 2);
    }
    int at = count++ * NUMBERS;
    seen[at] = byClock;
    seen[at + 1] = byFacts;
    seen[at + 2] = Math.log(week);
    seen[at + 3] = ended ? tides : -tides;
  }

  /**
   * Adds the slope and the curvature of the likelihood, the term of each tide behind the others.
   */
  void addTo(double[] gradient, double[][] curvature, double[] terms) {
    int[] term = {0, 1, 2, 0};
    double[] input = {0, 0, 0, 1};
    for (int at = 0; at < count * NUMBERS; at += NUMBERS) {
      double tide = seen[at + NUMBERS - 1];
      term[NUMBERS - 1] = NUMBERS - 2 + (int) Math.abs(tide);
      System.arraycopy(seen, at, input, 0, NUMBERS - 1);
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
