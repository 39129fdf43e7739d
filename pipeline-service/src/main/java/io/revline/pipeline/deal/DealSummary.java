package io.revline.pipeline.deal;

import io.revline.kit.Money;
import io.revline.kit.database.Sql;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts deals and sums their amounts by group. */
@ApplicationScoped
public class DealSummary {
  /**
   * What deals are grouped by. The month is that of the close: the real one of closed deals, the
   * expected one of open deals, in UTC.
   */
  private static final Map<String, String> GROUPS =
      new TreeMap<>(
          Map.of(
              "stage", "d.stage",
              "owner", "d.owner",
              "month",
                  "to_char(coalesce(d.closed_at AT TIME ZONE 'UTC', d.close_date), 'YYYY-MM')"));

  private final DataSource database;
  private final Pipelines pipelines;
  private final Watermark watermark;

  DealSummary(DataSource database, Pipelines pipelines, Watermark watermark) {
    this.database = database;
    this.pipelines = pipelines;
    this.watermark = watermark;
  }

  /**
   * The deals by group: how many, and what they are worth.
   *
   * @param groupBy stage, owner or month
   * @throws InvalidInput for another grouping
   */
  public Figure by(@Nullable String groupBy, DealFilter filter) {
    String column = groupBy == null ? null : GROUPS.get(groupBy);
    if (column == null) {
      throw InvalidInput.of("groupBy", "is required, one of " + GROUPS.keySet());
    }
    // Read first: what commits in between may be in the figures, but is not claimed to be.
    Times times = filter.times() == null ? watermark.times(null, null) : filter.times();
    Map<String, Group> groups = new LinkedHashMap<>();
    Map<String, String> labels = stageLabels(Objects.requireNonNull(groupBy));
    labels.keySet().forEach(stage -> groups.put(stage, new Group()));
    Group total = new Group();
    for (Cell cell : cells(column, filter)) {
      groups.computeIfAbsent(cell.key(), key -> new Group()).add(cell);
      total.add(cell);
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, group) -> rows.add(group.row(key, labels.getOrDefault(key, key))));
    Map<String, String> filters = filter.given();
    filters.put("groupBy", groupBy);
    return new Figure(
        Metric.DEALS,
        times.asOf(),
        times.knownAt(),
        filters,
        rows,
        total.row(Row.TOTAL, Row.TOTAL));
  }

  private List<Cell> cells(String column, DealFilter filter) {
    return new Sql()
        .add("SELECT coalesce(" + column + ", '" + Row.NONE + "') AS key, d.currency,")
        .add(" count(*) AS deals, sum(d.amount) AS amount")
        .add(filter.toSql())
        .add(" GROUP BY 1, 2 ORDER BY 1, 2")
        .list(
            database,
            row ->
                new Cell(
                    row.getString("key"),
                    row.getLong("deals"),
                    row.getString("currency"),
                    row.getBigDecimal("amount")));
  }

  /** In the order of the stages, so that an empty one keeps its place; none for other groups. */
  private Map<String, String> stageLabels(String groupBy) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (groupBy.equals("stage")) {
      pipelines
          .all()
          .forEach(pipeline -> pipeline.stages().forEach(s -> labels.put(s.key(), s.label())));
    }
    return labels;
  }

  private record Cell(
      String key, long deals, @Nullable String currency, @Nullable BigDecimal amount) {}

  private static final class Group {
    private final List<Money> amounts = new ArrayList<>();
    private long deals;

    void add(Cell cell) {
      deals += cell.deals();
      if (cell.amount() != null && cell.currency() != null) {
        amounts.add(new Money(cell.amount(), cell.currency()));
      }
    }

    Row row(String key, String label) {
      return Row.worth(key, label, deals, amounts);
    }
  }
}
