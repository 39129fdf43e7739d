package io.revline.performance.leaderboard;

import io.revline.kit.figure.Row;
import io.revline.kit.figure.Value;
import io.revline.kit.metric.Metric;
import io.revline.kit.metric.MetricUnit;
import io.revline.kit.problem.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order of a metric's rows: the most money, the most deals or the highest value first, or the
 * fewest days.
 *
 * @param metric what is ranked
 * @param byCount whether the deals are counted; their amounts are not looked at then
 */
record Ranking(Metric metric, boolean byCount) {
  private static final String AMOUNT = "amount";
  private static final String COUNT = "count";
  private static final Map<String, Metric> RANKED = ranked();

  private static Map<String, Metric> ranked() {
    Map<String, Metric> ranked = new TreeMap<>();
    for (Metric metric :
        List.of(
            Metric.WON,
            Metric.FIRST_WIN,
            Metric.FINAL_WIN,
            Metric.WIN_RATE_BY_COUNT,
            Metric.WIN_RATE_BY_VALUE,
            Metric.SALES_CYCLE_MEDIAN,
            Metric.SALES_CYCLE_MEAN,
            Metric.DEAL_SIZE_MEDIAN,
            Metric.DEAL_SIZE_MEAN,
            Metric.ATTAINMENT,
            Metric.ATTAINMENT_BY_COUNT)) {
      ranked.put(metric.word(), metric);
    }
    return ranked;
  }

  /**
   * As asked for.
   *
   * @param word the metric's name
   * @param rankBy amount, which it is without, or count; only for deals and money
   * @throws InvalidInput for what is not ranked, or not so
   */
  static Ranking by(@Nullable String word, @Nullable String rankBy) {
    Metric metric = word == null ? null : RANKED.get(word);
    if (metric == null) {
      throw InvalidInput.of("metric", "is required, one of " + RANKED.keySet());
    }
    if (rankBy == null) {
      return new Ranking(metric, false);
    }
    if (metric.unit() != MetricUnit.DEALS_AND_MONEY) {
      throw InvalidInput.of(
          "rankBy", "is only for metrics of deals and money, leave it out for " + word);
    }
    return switch (rankBy) {
      case AMOUNT -> new Ranking(metric, false);
      case COUNT -> new Ranking(metric, true);
      default -> throw InvalidInput.of("rankBy", "must be %s or %s".formatted(AMOUNT, COUNT));
    };
  }

  /** By what it ranks, where there is a choice. */
  Optional<String> rankedBy() {
    return metric.unit() == MetricUnit.DEALS_AND_MONEY
        ? Optional.of(byCount ? COUNT : AMOUNT)
        : Optional.empty();
  }

  /** Whether it ranks what only a period has. */
  boolean needsPeriod() {
    return metric == Metric.ATTAINMENT || metric == Metric.ATTAINMENT_BY_COUNT;
  }

  /** Competition ranks: as many stand before a place as its rank says, and one more. */
  List<Place> places(List<Row> rows) {
    List<Row> numbered = new ArrayList<>();
    List<Place> unranked = new ArrayList<>();
    for (Row row : rows) {
      if (number(row) == null || row.key().equals(Row.NONE)) {
        unranked.add(new Place(null, row));
      } else {
        numbered.add(row);
      }
    }
    // Sorting is stable, and rows come in the order of their keys.
    numbered.sort(Comparator.comparing(this::ranked, best()));
    List<Place> places = new ArrayList<>();
    for (Row row : numbered) {
      places.add(new Place(rank(row, places), row));
    }
    places.addAll(unranked);
    return places;
  }

  private Integer rank(Row row, List<Place> before) {
    if (!before.isEmpty()) {
      Place last = before.getLast();
      if (last.rank() != null && ranked(last.row()).compareTo(ranked(row)) == 0) {
        return last.rank();
      }
    }
    return before.size() + 1;
  }

  private Comparator<BigDecimal> best() {
    return metric.unit() == MetricUnit.DAYS ? Comparator.naturalOrder() : Comparator.reverseOrder();
  }

  private BigDecimal ranked(Row row) {
    BigDecimal number = number(row);
    if (number == null) {
      throw new IllegalStateException("row " + row.key() + " has no number to rank");
    }
    return number;
  }

  private @Nullable BigDecimal number(Row row) {
    return switch (metric.unit()) {
      case DEALS_AND_MONEY -> byCount ? count(row) : amount(row);
      case MONEY -> amount(row);
      case DEALS, SHARE, DAYS -> number(row.value());
    };
  }

  private static @Nullable BigDecimal amount(Row row) {
    return row.amount() == null ? null : row.amount().amount();
  }

  private static @Nullable BigDecimal count(Row row) {
    return row.count() == null ? null : BigDecimal.valueOf(row.count());
  }

  private static @Nullable BigDecimal number(@Nullable Value value) {
    return value == null ? null : value.number();
  }
}
