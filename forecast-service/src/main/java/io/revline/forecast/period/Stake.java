package io.revline.forecast.period;

import java.util.Comparator;

/**
 * An open deal, or somebody's part of one, in the period asked about.
 *
 * @param leaf whose it is
 * @param category its forecast category
 * @param chance that it is won in the period, 0 to 1
 * @param worth what it brings then: money in the corporate currency, or its part of one deal
 */
record Stake(Leaf leaf, String category, double chance, double worth) {
  /** By what they are and not by their names, so that other ids draw the same lots. */
  static final Comparator<Stake> ORDER =
      Comparator.comparing(Stake::leaf)
          .thenComparing(Stake::category)
          .thenComparingDouble(Stake::chance)
          .thenComparingDouble(Stake::worth);
}
