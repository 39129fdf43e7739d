package io.revline.forecast.model;

/** Chances as log-odds. */
final class LogOdds {
  private LogOdds() {}

  static double chance(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
