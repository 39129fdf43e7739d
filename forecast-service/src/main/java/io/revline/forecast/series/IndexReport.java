package io.revline.forecast.series;

import io.revline.forecast.series.SeriesForecast.IndexUse;
import io.revline.kit.figure.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says of each index whether it is used, and why. */
final class IndexReport {
  private final Ensemble ensemble;

  IndexReport(Ensemble ensemble) {
    this.ensemble = ensemble;
  }

  /** By name, the better of the readings of each. */
  List<IndexUse> of(List<String> names) {
    return names.stream().map(this::of).toList();
  }

  private IndexUse of(String name) {
    Optional<Regression> tried =
        ensemble.regressions().stream()
            .filter(each -> each.signal().index().equals(name))
            .filter(each -> each.proven() >= Regression.ENOUGH)
            .min(Comparator.comparingDouble(Regression::ratio));
    if (tried.isEmpty()) {
      return new IndexUse(
          name,
          false,
          "it has to be known, with the year before, in %d months or quarters with forecasts to"
                  .formatted(2 * Regression.ENOUGH)
              + " compare",
          Value.UNDEFINED);
    }
    double change = tried.get().ratio() - 1;
    return new IndexUse(name, isChosen(name), reason(name, tried.get()), Values.rounded(change));
  }

  private boolean isChosen(String name) {
    return ensemble.chosen().filter(each -> each.signal().index().equals(name)).isPresent();
  }

  private String reason(String name, Regression tried) {
    if (isChosen(name)) {
      return "its %s takes off at least %d%% of the error of the backtest"
          .formatted(tried.signal().reading(), Math.round(100 * (1 - Ensemble.WORTH)));
    }
    return tried.ratio() <= Ensemble.WORTH
        ? "another index takes off more of the error of the backtest"
        : "it does not take off %d%% of the error of the backtest"
            .formatted(Math.round(100 * (1 - Ensemble.WORTH)));
  }
}
