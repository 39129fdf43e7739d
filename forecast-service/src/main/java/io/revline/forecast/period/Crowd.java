package io.revline.forecast.period;

import java.util.List;

/**
 * Deals of a leaf that are too many and too small to be played one by one: given a fortune, what
 * they bring together is as good as normally distributed. Mean and variance are known for some
 * fortunes, and straight between them.
 */
final class Crowd {
  private static final int LEVELS = 17;
  private static final double REACH = 4;

  private final double sd;
  private final double[] means = new double[LEVELS];
  private final double[] variances = new double[LEVELS];
  private double least;
  private double most;

  /**
   * A crowd of deals.
   *
   * @param sd the standard deviation of the fortunes to come
   */
  Crowd(List<Stake> stakes, double sd) {
    this.sd = sd;
    for (Stake stake : stakes) {
      least += Math.min(0, stake.worth());
      most += Math.max(0, stake.worth());
      Odds odds = Odds.of(stake, sd * sd);
      for (int level = 0; level < LEVELS; level++) {
        double chance = odds.chance(fortune(level));
        means[level] += chance * stake.worth();
        variances[level] += chance * (1 - chance) * stake.worth() * stake.worth();
      }
    }
  }

  /**
   * What they bring in a play.
   *
   * @param luck normally distributed
   */
  double play(double fortune, double luck) {
    double place = sd == 0 ? 0 : (fortune / sd + REACH) * (LEVELS - 1) / (2 * REACH);
    int below = (int) Math.clamp(place, 0, LEVELS - 2);
    double share = Math.clamp(place - below, 0, 1);
    double mean = means[below] + share * (means[below + 1] - means[below]);
    double variance = variances[below] + share * (variances[below + 1] - variances[below]);
    return Math.clamp(mean + Math.sqrt(variance) * luck, least, most);
  }

  private double fortune(int level) {
    return sd * REACH * (2.0 * level / (LEVELS - 1) - 1);
  }
}
