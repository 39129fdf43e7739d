package io.revline.forecast.period;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What each part of a book brings on average. Each leaf's parts are rounded once, half to even, and
 * only then added up, so that parts make the whole and nodes their parent to the last decimal.
 */
final class Means {
  private final Map<Leaf, BigDecimal> closed;
  private final Map<Leaf, SortedMap<String, BigDecimal>> open = new TreeMap<>();
  private final Map<Leaf, BigDecimal> created = new TreeMap<>();

  Means(Book book) {
    closed = book.closed();
    Map<Leaf, SortedMap<String, Double>> sums = new TreeMap<>();
    for (Stake stake : book.stakes()) {
      sums.computeIfAbsent(stake.leaf(), leaf -> new TreeMap<>())
          .merge(stake.category(), stake.chance() * stake.worth(), Double::sum);
    }
    sums.forEach((leaf, categories) -> {
      SortedMap<String, BigDecimal> rounded = new TreeMap<>();
      categories.forEach((category, sum) -> rounded.put(category, rounded(sum, book.decimals())));
      open.put(leaf, rounded);
    });
    book.created()
        .leaves()
        .forEach((leaf, own) -> created.put(leaf, rounded(own.worth(), book.decimals())));
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  BigDecimal closed(Predicate<Leaf> held) {
    return sum(closed, held);
  }

  SortedMap<String, BigDecimal> open(Predicate<Leaf> held) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    open.forEach((leaf, categories) -> {
      if (held.test(leaf)) {
        categories.forEach((category, value) -> sums.merge(category, value, BigDecimal::add));
      }
    });
    return sums;
  }

  BigDecimal created(Predicate<Leaf> held) {
    return sum(created, held);
  }

  private static BigDecimal sum(Map<Leaf, BigDecimal> values, Predicate<Leaf> held) {
    return values.entrySet().stream()
        .filter(value -> held.test(value.getKey()))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
