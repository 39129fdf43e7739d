package io.revline.forecast.series;

import io.revline.forecast.series.SeriesForecast.IndexUse;
import io.revline.forecast.series.SeriesForecast.KeyForecast;
import io.revline.forecast.series.WonSeries.Won;
import io.revline.kit.reference.Reference;
import java.util.AbstractList;
import java.util.List;

/** Some keys that were studied together, and the indexes with them. */
final class Study {
  private final List<Reference<Index>> indexes;
  private final Ensemble ensemble;

  /** Studies the keys whose worth is known. */
  Study(List<Won> keys, Step step, Periods periods, List<Reference<Index>> indexes) {
    this.indexes = indexes;
    this.ensemble =
        new Ensemble(
            new Panel(step, keys.stream().filter(won -> !won.unrated()).map(Won::series).toList()),
            periods.ahead().size(),
            indexes.stream()
                .flatMap(index -> Signals.of(index.id(), index.body(), step, periods).stream())
                .toList());
  }

  List<IndexUse> indexes() {
    return new IndexReport(ensemble).of(indexes.stream().map(Reference::id).toList());
  }

  KeyForecast of(Won won, Telling telling) {
    return telling.of(won, ensemble);
  }

  /** What is said of each of them, made when it is read: a hundred thousand take much room. */
  List<KeyForecast> ofEach(List<Won> keys, Telling telling) {
    return new AbstractList<>() {
      @Override
      public KeyForecast get(int place) {
        return of(keys.get(place), telling);
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }
}
