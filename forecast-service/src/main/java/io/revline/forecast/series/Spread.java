package io.revline.forecast.series;

import io.revline.forecast.series.Faded.ByOrigin;
import java.util.Arrays;
import java.util.List;

/**
 * How wide a forecast has to be to hold in four cases of five. A key's own errors, set beside those
 * of all keys of its size, say how far off its forecasts are on the average; how many times that
 * holds four in five, all errors of the past say.
 */
final class Spread {
  private static final double HELD = 0.8;

  /** A normal error keeps within so many mean absolute errors in four cases of five. */
  private static final double NORMAL = 1.2816 / 0.7979;

  /** Before anything is known forecasts are taken to be off by this share of a key's size. */
  private static final double UNKNOWN = 0.3;

  /** So many cells of all keys a key's own are set beside. */
  private static final double OWN = 3;

  /** So many normal errors all those seen are set beside. */
  private static final double SCEPTICAL = 10;

  private static final double BORROWED = 2;

  private final int length;
  private final int horizon;
  private final Correction correction;
  private final ByOrigin expected;
  private final double[][] times;

  Spread(int length, int horizon, List<Trial> trials, Correction correction) {
    this.length = length;
    this.horizon = horizon;
    this.correction = correction;
    this.expected = expected(trials);
    this.times = times(trials);
  }

  /** Half the width of what is said today of the period so far ahead. */
  double[] halves(Trial trial) {
    double[] halves = means(trial)[length - trial.first()];
    for (int distance = 0; distance < horizon; distance++) {
      halves[distance] *= times[distance][trial.silent(length) ? 1 : 0];
    }
    return halves;
  }

  /** The mean error of all keys by their size. */
  private ByOrigin expected(List<Trial> trials) {
    Faded sums = new Faded(length, horizon, 3);
    for (Trial trial : trials) {
      eachJudged(
          trial,
          (origin, ahead, error) ->
              sums.add(
                  origin + ahead - 1, ahead, trial.silent(origin), error, trial.size(origin), 1));
    }
    return sums.at(
        UNKNOWN,
        (sum, nearer) -> {
          double borrowed = sum[2] > 0 ? BORROWED * sum[1] / sum[2] : 0;
          return sum[1] > 0 ? (sum[0] + borrowed * nearer) / (sum[1] + borrowed) : nearer;
        });
  }

  private double[][] times(List<Trial> trials) {
    Histogram[][] seen = new Histogram[horizon][2];
    for (Histogram[] distance : seen) {
      Arrays.setAll(distance, each -> new Histogram());
    }
    for (Trial trial : trials) {
      double[][] means = means(trial);
      eachJudged(
          trial,
          (origin, ahead, error) ->
              seen[ahead - 1][trial.silent(origin) ? 1 : 0].add(
                  error == 0 ? 0 : error / means[origin - trial.first()][ahead - 1]));
    }
    double[][] all = new double[horizon][2];
    for (int distance = 0; distance < horizon; distance++) {
      for (int silent = 0; silent < 2; silent++) {
        Histogram errors = seen[distance][silent];
        double shown = errors.count() == 0 ? NORMAL : errors.quantile(HELD);
        all[distance][silent] =
            (errors.count() * shown + SCEPTICAL * NORMAL) / (errors.count() + SCEPTICAL);
      }
    }
    return all;
  }

  /** The mean error that was to be expected of a key at each of its origins and distances. */
  private double[][] means(Trial trial) {
    double[][] sums = new double[length + 1][horizon];
    double[][] cells = new double[length + 1][horizon];
    eachJudged(
        trial,
        (origin, ahead, error) -> {
          sums[origin + ahead][ahead - 1] = error;
          cells[origin + ahead][ahead - 1] = 1;
        });
    double[][] means = new double[length + 1 - trial.first()][horizon];
    for (int origin = trial.first(); origin <= length; origin++) {
      for (int distance = 0; distance < horizon; distance++) {
        sums[origin][distance] += Tally.FADE * sums[origin - 1][distance];
        cells[origin][distance] += Tally.FADE * cells[origin - 1][distance];
        double ofAll = trial.size(origin) * expected.at(origin, distance + 1, trial.silent(origin));
        means[origin - trial.first()][distance] =
            (sums[origin][distance] + OWN * ofAll) / (cells[origin][distance] + OWN);
      }
    }
    return means;
  }

  @FunctionalInterface
  private interface Judge {
    void see(int origin, int ahead, double error);
  }

  private void eachJudged(Trial trial, Judge judge) {
    trial.eachThatCame((origin, ahead, said, actual) -> {
      if (trial.judged(origin)) {
        judge.see(origin, ahead, Math.abs(correction.of(trial, origin, ahead) - actual));
      }
    });
  }
}
