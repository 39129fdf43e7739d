package io.revline.kit.export;

import io.revline.kit.Money;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.figure.Value;
import io.revline.kit.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a figure and what the figure says of all its rows. Components as in {@link Figure} and
 * {@link Row}.
 *
 * @param isTotal whether it is the figure's total
 */
record FigureLine(
    Metric metric,
    int definitionVersion,
    boolean isTotal,
    String key,
    String label,
    @Nullable Long count,
    @Nullable Money amount,
    @Nullable List<Money> amounts,
    @Nullable Value value,
    @Nullable Long sample,
    @Nullable Value low,
    @Nullable Value high,
    @Nullable List<String> flags,
    @Nullable String reason,
    Map<String, String> filters,
    Instant asOf,
    @Nullable Instant knownAt) {
  static final Columns<FigureLine> COLUMNS = Columns.of(FigureLine.class);

  /** A figure's rows, its total last. */
  static Stream<FigureLine> of(Figure figure) {
    return Stream.concat(
        figure.rows().stream().map(row -> of(figure, row, false)),
        Stream.of(of(figure, figure.total(), true)));
  }

  private static FigureLine of(Figure figure, Row row, boolean isTotal) {
    return new FigureLine(
        figure.metric(),
        figure.definitionVersion(),
        isTotal,
        row.key(),
        row.label(),
        row.count(),
        row.amount(),
        row.amounts(),
        row.value(),
        row.sample(),
        row.low(),
        row.high(),
        row.flags(),
        row.reason(),
        figure.filters(),
        figure.asOf(),
        figure.knownAt());
  }
}
