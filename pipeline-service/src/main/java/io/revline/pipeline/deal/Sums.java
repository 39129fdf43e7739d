package io.revline.pipeline.deal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What deals come to by place, and by currency in each. Never changes: what a change leads to are
 * other sums, which share every place that it left alone.
 *
 * @param byPlace by currency; under {@link #WITHOUT_AMOUNT} those of deals that have none
 */
record Sums(Map<Place, Map<String, Sum>> byPlace) {
  /** Stands for the currency of deals without an amount. */
  static final String WITHOUT_AMOUNT = "";

  /** Gathers sums as they are read. */
  static final class Gathering {
    private final Map<Place, Map<String, Sum>> byPlace = new HashMap<>();

    /** Adds what comes of a place in a currency; each is told once. */
    void add(Place place, @Nullable String currency, Sum sum) {
      byPlace
          .computeIfAbsent(place, it -> new HashMap<>())
          // There are few currencies, and hundreds of thousands of sums.
          .put(currency == null ? WITHOUT_AMOUNT : currency.intern(), sum);
    }

    Sums done() {
      byPlace.replaceAll((place, sums) -> Map.copyOf(sums));
      return new Sums(byPlace);
    }
  }

  /** How many there are in all. */
  int size() {
    return byPlace.values().stream().mapToInt(Map::size).sum();
  }

  /** The sums after a change, without those it has left empty. */
  Sums changed(Sums change) {
    if (change.byPlace.isEmpty()) {
      return this;
    }
    Map<Place, Map<String, Sum>> changed = new HashMap<>(byPlace);
    change.byPlace.forEach((place, by) -> {
      Map<String, Sum> after = new HashMap<>(changed.getOrDefault(place, Map.of()));
      by.forEach((currency, sum) -> after.merge(currency, sum, Sum::plus));
      after.values().removeIf(Sum::isEmpty);
      if (after.isEmpty()) {
        changed.remove(place);
      } else {
        changed.put(place, Map.copyOf(after));
      }
    });
    return new Sums(changed);
  }
}
