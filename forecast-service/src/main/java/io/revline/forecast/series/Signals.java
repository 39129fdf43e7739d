package io.revline.forecast.series;

import io.revline.kit.calendar.FiscalPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an index says at each origin, of the months that were over then. Where the level of a market
 * leads revenue, it is how far the last month lies from the year before it; where its movement
 * does, how far it went in the last period.
 */
final class Signals {
  private static final int YEAR = 12;

  /** A value older than that says nothing of today. */
  private static final int OLDEST = 3;

  private Signals() {}

  /** Both readings of an index. */
  static List<Signal> of(String name, Index index, Step step, Periods periods) {
    NavigableMap<YearMonth, Double> values = new TreeMap<>();
    index.values().forEach(each -> values.put(each.month(), each.value().doubleValue()));
    int months = step == Step.MONTH ? 1 : 3;
    return List.of(
        new Signal(name, "level", read(values, periods, last -> level(values, last))),
        new Signal(name, "change", read(values, periods, last -> change(values, last, months))));
  }

  private static double[] read(
      NavigableMap<YearMonth, Double> values,
      Periods periods,
      ToDoubleFunction<YearMonth> reading) {
    List<FiscalPeriod> origins = new ArrayList<>(periods.past());
    origins.add(periods.ahead().getFirst());
    return origins.stream()
        .mapToDouble(period -> {
          @Nullable YearMonth last = lastOver(values, period.from());
          return last == null ? Double.NaN : reading.applyAsDouble(last);
        })
        .toArray();
  }

  /** The last month with a value of those that are over on a day. */
  private static @Nullable YearMonth lastOver(
      NavigableMap<YearMonth, Double> values, LocalDate day) {
    YearMonth running = YearMonth.from(day);
    Map.Entry<YearMonth, Double> last = values.lowerEntry(running);
    return last == null || last.getKey().isBefore(running.minusMonths(OLDEST))
        ? null
        : last.getKey();
  }

  private static double level(NavigableMap<YearMonth, Double> values, YearMonth last) {
    double[] year = yearBefore(values, last);
    double sum = 0;
    for (double value : year) {
      sum += value;
    }
    return year.length < YEAR ? Double.NaN : relative(at(values, last) - sum / YEAR, year);
  }

  private static double change(NavigableMap<YearMonth, Double> values, YearMonth last, int months) {
    double[] year = yearBefore(values, last);
    return year.length < YEAR
        ? Double.NaN
        : relative(at(values, last) - at(values, last.minusMonths(months)), year);
  }

  /** By the mean size of the year's values, so that the unit of the index makes no difference. */
  private static double relative(double difference, double[] year) {
    double size = 0;
    for (double value : year) {
      size += Math.abs(value) / YEAR;
    }
    return size == 0 ? 0 : Math.clamp(difference / size, -1, 1);
  }

  private static double[] yearBefore(NavigableMap<YearMonth, Double> values, YearMonth last) {
    return values.subMap(last.minusMonths(YEAR), last).values().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double at(NavigableMap<YearMonth, Double> values, YearMonth month) {
    Double value = values.get(month);
    return value == null ? Double.NaN : value;
  }
}
