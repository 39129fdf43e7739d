package io.revline.forecast.period;

/**
 * The chance of an open deal as fortune has it.
 *
 * @param centre the logarithm of its odds when fortune is neither good nor bad
 * @param step how far a share of what is expected moves it
 */
record Odds(double centre, double step) {

  /**
   * The odds of a deal whose chance stays what it is on average, to the second order.
   *
   * @param variance of fortune
   */
  static Odds of(Stake stake, double variance) {
    double chance = stake.chance();
    double step = 1 / (1 - Math.min(chance, 0.9));
    double bend = variance * step * step * (0.5 - chance);
    return new Odds(Math.log(chance / (1 - chance)) - bend, step);
  }

  /** Its chance in a play of this fortune. */
  double chance(double fortune) {
    return 1 / (1 + Math.exp(-(centre + step * fortune)));
  }
}
