package io.revline.forecast.rollup;

import io.revline.forecast.rollup.Cell.Worth;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.progress.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All that was added up, and under which conditions: from it the figures are made, by the
 * definitions of METRICS.md.
 */
final class RollupSheet {
  private final String period;
  private final Times times;
  private final Grouping grouping;
  private final UnaryOperator<String> label;
  private final Map<String, List<Cell>> groups;

  /** Every deal once, however many groups it stands in. */
  private final List<Cell> all = new ArrayList<>();

  RollupSheet(
      String period,
      Times times,
      Grouping grouping,
      UnaryOperator<String> label,
      List<Cell> cells) {
    this.period = period;
    this.times = times;
    this.grouping = grouping;
    this.label = label;
    this.groups = new TreeMap<>(grouping.order());
    for (Cell cell : cells) {
      String key = cell.key();
      (key == null ? all : groups.computeIfAbsent(key, group -> new ArrayList<>())).add(cell);
    }
  }

  /** The four sums by group, then what the forecast says. */
  List<Figure> figures() {
    List<Figure> figures =
        new ArrayList<>(
            List.of(
                grouped(Metric.CLOSED_WON, Cell::won, Cell::amount),
                grouped(Metric.OPEN_PIPELINE, Cell::open, Cell::amount),
                grouped(Metric.WEIGHTED_PIPELINE, Cell::open, Cell::weighted),
                grouped(Metric.UNDATED_PIPELINE, Cell::undated, Cell::amount)));
    figures.addAll(forecast(Metric.FORECAST_SINGLE, Category.single()));
    figures.addAll(forecast(Metric.FORECAST_CUMULATIVE, Category.cumulative()));
    return figures;
  }

  /** By category each line is a row of one figure; by any other group each line is a figure. */
  private List<Figure> forecast(Metric metric, List<ForecastLine> lines) {
    if (grouping == Grouping.CATEGORY) {
      return List.of(figure(metric, filters(), byLine(lines), Cell::dated, Cell::amount));
    }
    return lines.stream()
        .map(line -> {
          Map<String, String> filters = filters();
          filters.put("category", line.key());
          return figure(
              metric, filters, byGroup(line.counts(), Cell::amount), line.counts(), Cell::amount);
        })
        .toList();
  }

  private Figure grouped(Metric metric, Predicate<Cell> counts, Function<Cell, Worth> worth) {
    return figure(metric, filters(), byGroup(counts, worth), counts, worth);
  }

  private List<Row> byLine(List<ForecastLine> lines) {
    return lines.stream()
        .map(line -> tally(all, line.counts(), Cell::amount).row(line.key(), line.label()))
        .toList();
  }

  private List<Row> byGroup(Predicate<Cell> counts, Function<Cell, Worth> worth) {
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, cells) -> {
      if (cells.stream().anyMatch(counts)) {
        rows.add(tally(cells, counts, worth).row(key, label.apply(key)));
      }
    });
    return rows;
  }

  private Figure figure(
      Metric metric,
      Map<String, String> filters,
      List<Row> rows,
      Predicate<Cell> counts,
      Function<Cell, Worth> worth) {
    Row total = tally(all, counts, worth).row(Row.TOTAL, Row.TOTAL);
    return new Figure(metric, times.asOf(), times.knownAt(), filters, rows, total);
  }

  private static Tally tally(
      List<Cell> cells, Predicate<Cell> counts, Function<Cell, Worth> worth) {
    Tally tally = new Tally();
    cells.stream().filter(counts).forEach(cell -> tally.add(cell, worth));
    return tally;
  }

  private Map<String, String> filters() {
    return new TreeMap<>(Map.of("period", period, "groupBy", grouping.word()));
  }
}
