package io.revline.forecast.projection;

import io.revline.kit.Money;
import io.revline.kit.database.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The segments of all deals, copied from events. */
@ApplicationScoped
public class Segments {
  /** The name under which this service reads deal events; it keys the inbox. */
  public static final String CONSUMER = "forecast-service";

  /** One per (deal, number), the ended one first; the fixed order keeps writers from deadlock. */
  private static final Comparator<Segment> BY_NAME =
      Comparator.comparing(Segment::dealId).thenComparingInt(Segment::number);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("deal_id", "uuid", Segment::dealId),
          new Column("number", "integer", Segment::number),
          new Column("valid_from", "timestamptz", Segment::from),
          new Column("valid_to", "timestamptz", Segment::to),
          new Column("recorded_from", "timestamptz", Segment::recordedFrom),
          new Column("recorded_to", "timestamptz", Segment::recordedTo),
          new Column("status", "text", Segment::status),
          new Column("owner", "text", Segment::owner),
          new Column("amount", "numeric", segment -> of(segment.amount(), Money::amount)),
          new Column("currency", "text", segment -> of(segment.amount(), Money::currency)),
          new Column("probability", "numeric", Segment::probability),
          new Column("category", "text", Segment::category),
          new Column("close_date", "date", Segment::closeDate),
          new Column("closed_at", "timestamptz", Segment::closedAt),
          new Column("deleted", "boolean", Segment::deleted),
          new Column("splits", "jsonb", Segment::splits));

  private static final String UPSERT =
      "INSERT INTO deal_segment AS known (%s) SELECT * FROM unnest(%s)"
              .formatted(
                  String.join(", ", COLUMNS.stream().map(Column::name).toList()),
                  String.join(", ", COLUMNS.stream().map(Column::parameter).toList()))
          + " ON CONFLICT (deal_id, number) DO UPDATE SET recorded_to = excluded.recorded_to"
          + " WHERE known.recorded_to IS NULL AND excluded.recorded_to IS NOT NULL";

  private final DataSource database;

  Segments(DataSource database) {
    this.database = database;
  }

  /**
   * Copies segments. The order in which they come and how often makes no difference: only the end
   * of belief is ever added to a segment that is known.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void copy(Collection<Segment> segments) {
    List<Segment> reduced = reduced(segments);
    try (Connection connection = database.getConnection();
        PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (int i = 0; i < COLUMNS.size(); i++) {
        upsert.setArray(
            i + 1,
            connection.createArrayOf("text", reduced.stream().map(COLUMNS.get(i)::text).toArray()));
      }
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure("segments could not be written: " + e.getMessage(), e);
    }
  }

  /** How many deals are known. */
  public long deals() {
    try (Connection connection = database.getConnection();
        PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM deal_today");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new DatabaseFailure("deals could not be counted", e);
    }
  }

  private static List<Segment> reduced(Collection<Segment> segments) {
    TreeSet<Segment> byName = new TreeSet<>(BY_NAME);
    segments.stream().filter(segment -> segment.recordedTo() != null).forEach(byName::add);
    byName.addAll(segments);
    return List.copyOf(byName);
  }

  private static <T, R> @Nullable R of(@Nullable T value, Function<T, R> part) {
    return value == null ? null : part.apply(value);
  }

  /** A column, its type, and the value of a segment in it. */
  private record Column(String name, String type, Function<Segment, @Nullable Object> value) {
    String parameter() {
      return "?::" + type + "[]";
    }

    @Nullable String text(Segment segment) {
      return Objects.toString(value.apply(segment), null);
    }
  }
}
