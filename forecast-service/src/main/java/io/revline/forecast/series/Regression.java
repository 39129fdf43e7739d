package io.revline.forecast.series;

import io.revline.forecast.series.Faded.ByOrigin;
import java.util.List;

/**
 * What forecasts without an index were off by, on what the index had said: one slope for all keys,
 * each by its size, fitted at every origin to what was known there.
 */
final class Regression {
  /** A slope is fitted to so many periods at least, and proven on as many. */
  static final int ENOUGH = 8;

  /** So many periods without any slope are set beside those seen. */
  private static final double SCEPTICAL = 4;

  private final Signal signal;
  private final ByOrigin slopes;
  private double plain;
  private double adjusted;
  private int proven;

  Regression(Signal signal, int length, int horizon, List<Trial> trials) {
    this.signal = signal;
    Faded sums = new Faded(length, horizon, 2);
    for (Trial trial : trials) {
      trial.eachThatCame((origin, ahead, said, actual) -> {
        if (signal.known(origin) && trial.judged(origin)) {
          double weighed = trial.size(origin) * signal.at(origin);
          int period = origin + ahead - 1;
          sums.add(
              period, ahead, trial.silent(origin), weighed * (actual - said), weighed * weighed);
        }
      });
    }
    slopes = sums.at(0, (sum, nearer) -> sum[1] > 0 ? sum[0] / sum[1] : nearer);
    prove(trials, length);
  }

  private void prove(List<Trial> trials, int length) {
    boolean[] seen = new boolean[length];
    for (Trial trial : trials) {
      trial.eachThatCame((origin, ahead, said, actual) -> {
        if (fitted(origin) && trial.judged(origin)) {
          plain += Math.abs(said - actual);
          adjusted += Math.abs(of(trial, origin, ahead) - actual);
          proven += seen[origin] ? 0 : 1;
          seen[origin] = true;
        }
      });
    }
  }

  private boolean fitted(int origin) {
    return signal.known(origin) && signal.knownBefore(origin) >= ENOUGH;
  }

  /** What a trial says with the index at hand. */
  double of(Trial trial, int origin, int ahead) {
    double said = trial.said(origin, ahead);
    if (!fitted(origin)) {
      return said;
    }
    double periods = signal.knownBefore(origin);
    double slope = slopes.at(origin, ahead, trial.silent(origin)) * periods / (periods + SCEPTICAL);
    double with = said + slope * trial.size(origin) * signal.at(origin);
    return trial.series().sane(with, origin);
  }

  Signal signal() {
    return signal;
  }

  /** How many periods it was proven on. */
  int proven() {
    return proven;
  }

  /** The error with the index by the one without, over the same forecasts; 1 where none was. */
  double ratio() {
    return plain > 0 ? adjusted / plain : 1;
  }
}
