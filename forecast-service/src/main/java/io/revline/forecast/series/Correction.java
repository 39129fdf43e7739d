package io.revline.forecast.series;

import io.revline.forecast.series.Faded.ByOrigin;
import java.util.List;

/**
 * Keys come and go, and what a key had is on the whole too much to expect of it. How much, all keys
 * together show: what came by what was forecast, as far as was known at each origin. It counts only
 * where it would have brought the forecasts of the past closer.
 */
final class Correction {
  /** So many cells speak half as loud as all there could be. */
  private static final double SCEPTICAL = 100;

  private static final double MOST = 2;

  private final ByOrigin factors;
  private final ByOrigin gains;

  Correction(int length, int horizon, List<Trial> trials) {
    Faded sums = new Faded(length, horizon, 3);
    for (Trial trial : trials) {
      trial.eachThatCame((origin, ahead, said, actual) ->
          sums.add(origin + ahead - 1, ahead, trial.silent(origin), said, actual, 1));
    }
    factors = sums.at(1, (sum, nearer) -> factor(sum[0], sum[1], sum[2]));
    Faded errors = new Faded(length, horizon, 1);
    for (Trial trial : trials) {
      trial.eachThatCame((origin, ahead, said, actual) -> {
        boolean silent = trial.silent(origin);
        double corrected = said * factors.at(origin, ahead, silent);
        double gain = Math.abs(said - actual) - Math.abs(corrected - actual);
        errors.add(origin + ahead - 1, ahead, silent, gain);
      });
    }
    gains = errors.at(0, (sum, nearer) -> sum[0]);
  }

  private static double factor(double said, double came, double cells) {
    if (!(said > 0)) {
      return 1;
    }
    double shown = Math.clamp(came / said, 0, MOST);
    return (cells * shown + SCEPTICAL) / (cells + SCEPTICAL);
  }

  /** What a trial says at an origin, corrected by what was known there. */
  double of(Trial trial, int origin, int ahead) {
    boolean silent = trial.silent(origin);
    double said = trial.said(origin, ahead);
    return gains.at(origin, ahead, silent) > 0 ? said * factors.at(origin, ahead, silent) : said;
  }
}
