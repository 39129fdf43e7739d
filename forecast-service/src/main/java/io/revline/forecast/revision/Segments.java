package io.revline.forecast.revision;

import io.revline.kit.Money;
import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.BulkStatement.Column;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

  private static final List<Column<Segment>> COLUMNS =
      List.of(
          new Column<>("deal_id", "uuid", Segment::dealId),
          new Column<>("number", "integer", Segment::number),
          new Column<>("valid_from", "timestamptz", Segment::from),
          new Column<>("valid_to", "timestamptz", Segment::to),
          new Column<>("recorded_from", "timestamptz", Segment::recordedFrom),
          new Column<>("recorded_to", "timestamptz", Segment::recordedTo),
          new Column<>("status", "text", Segment::status),
          new Column<>("owner", "text", Segment::owner),
          new Column<>("amount", "numeric", segment -> of(segment.amount(), Money::amount)),
          new Column<>("currency", "text", segment -> of(segment.amount(), Money::currency)),
          new Column<>("probability", "numeric", Segment::probability),
          new Column<>("category", "text", Segment::category),
          new Column<>("close_date", "date", Segment::closeDate),
          new Column<>("closed_at", "timestamptz", Segment::closedAt),
          new Column<>("deleted", "boolean", Segment::deleted),
          new Column<>("splits", "jsonb", Segment::splits),
          particular("external_source", "text", Particulars::externalSource),
          particular("external_id", "text", Particulars::externalId),
          particular("created_at", "timestamptz", Particulars::createdAt),
          particular("pipeline", "text", Particulars::pipeline),
          particular("stage", "text", Particulars::stage),
          particular("account", "text", Particulars::account),
          particular("source", "text", Particulars::source),
          particular("last_activity_at", "timestamptz", Particulars::lastActivityAt),
          particular("products", "jsonb", Particulars::products),
          particular("fields", "jsonb", Particulars::fields));

  private static final BulkStatement<Segment> UPSERT =
      BulkStatement.insertInto("deal_segment AS known", COLUMNS)
          .and(
              " ON CONFLICT (deal_id, number) DO UPDATE SET recorded_to = excluded.recorded_to"
                  + " WHERE known.recorded_to IS NULL AND excluded.recorded_to IS NOT NULL");

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
    UPSERT.with(reduced(segments)).update(database);
  }

  /** How many deals are known. */
  public long deals() {
    return Sql.of("SELECT count(*) FROM deal_today")
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  private static List<Segment> reduced(Collection<Segment> segments) {
    TreeSet<Segment> byName = new TreeSet<>(BY_NAME);
    segments.stream().filter(segment -> segment.recordedTo() != null).forEach(byName::add);
    byName.addAll(segments);
    return List.copyOf(byName);
  }

  private static Column<Segment> particular(
      String name, String type, Function<Particulars, @Nullable Object> part) {
    return new Column<>(name, type, segment -> part.apply(segment.particulars()));
  }

  private static <T, R> @Nullable R of(@Nullable T value, Function<T, R> part) {
    return value == null ? null : part.apply(value);
  }
}
