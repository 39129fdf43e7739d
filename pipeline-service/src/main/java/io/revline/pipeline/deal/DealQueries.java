package io.revline.pipeline.deal;

import static io.revline.kit.database.Sql.instant;
import static io.revline.kit.database.Sql.instantOrNull;

import io.revline.kit.Money;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Times;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.Fact;
import io.revline.pipeline.timeline.HistoryFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What can be asked about deals. */
@ApplicationScoped
public class DealQueries {
  private static final String NAMES =
      "ARRAY(SELECT ARRAY[x.source, x.external_id] FROM deal_external_id x"
          + " WHERE x.deal_id = d.id ORDER BY x.source, x.external_id) AS names";

  private final DataSource database;
  private final Pipelines pipelines;
  private final Visibility visibility;
  private final DealAccess access;
  private final Clock clock;

  DealQueries(
      DataSource database,
      Pipelines pipelines,
      Visibility visibility,
      DealAccess access,
      Clock clock) {
    this.database = database;
    this.pipelines = pipelines;
    this.visibility = visibility;
    this.access = access;
    this.clock = clock;
  }

  /** A page of a list, and where the next one starts, if there is one. */
  public record Page(List<DealView> deals, @Nullable String next) {
    public Page {
      deals = List.copyOf(deals);
    }
  }

  /** One version of a deal: who made it, and what it said. */
  public record Version(
      long version,
      RevisionKind kind,
      Instant recordedAt,
      String actor,
      String origin,
      String correlationId,
      List<DealRevision.Change> changes) {
    public Version {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A deal.
   *
   * @param times as of when and as known when; null for how it stands
   * @throws NotFound when there was none then, or the caller may not see it
   */
  public DealView byId(UUID id, Caller caller, @Nullable Times times) {
    DealFilter filter = DealFilter.all(caller, times);
    return select(filter).add(" AND d.id = ?", id).list(database, row -> view(row, times)).stream()
        .findFirst()
        .orElseThrow(() ->
            new NotFound(
                times == null
                    ? "there is no deal " + id
                    : "there was no deal %s before %s, as known at %s"
                        .formatted(id, times.asOf(), times.knownAt())));
  }

  /**
   * A page of deals.
   *
   * @param sort a field, with - in front for downwards; null for the newest first
   * @param limit the page's size
   * @param cursor where the page before ended, or null for the first
   */
  public Page list(DealFilter filter, @Nullable String sort, int limit, @Nullable String cursor) {
    DealSort.Direction direction = DealSort.parse(sort, filter.times() != null);
    Sql sql =
        new Sql()
            .add("SELECT d.*, " + direction.column() + "::text AS position, " + NAMES)
            .add(filter.toSql(visibility));
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor, direction.word());
      sql.add(direction.after(), String.valueOf(after.value()), after.id());
    }
    sql.add(direction.orderBy()).add(" LIMIT ?", limit + 1);
    List<String> positions = new ArrayList<>();
    List<DealView> deals =
        sql.list(
            database,
            row -> {
              positions.add(row.getString("position"));
              return view(row, filter.times());
            });
    if (deals.size() <= limit) {
      return new Page(deals, null);
    }
    UUID last = deals.get(limit - 1).id();
    return new Page(
        deals.subList(0, limit),
        new Cursor(direction.word(), positions.get(limit - 1), last).encode());
  }

  /**
   * A deal as it stands, even if it is deleted.
   *
   * @throws NotFound when there is none, or the caller may not see it
   */
  public DealView standing(UUID id, Caller caller) {
    return Sql.of("SELECT d.*, " + NAMES + " FROM deal d WHERE d.id = ?", id)
        .first(database, row -> view(row, null))
        .filter(deal -> access.sees(caller, deal.state().owner()))
        .orElseThrow(() -> new NotFound("there is no deal " + id));
  }

  /**
   * Every version of a deal, the first one first; also of a deleted one.
   *
   * @param times only versions known then, and of their changes those before then
   * @throws NotFound when the caller may not see the deal
   */
  public List<Version> history(UUID id, Caller caller, Times times) {
    standing(id, caller);
    Map<Long, List<DealRevision.Change>> changes = new HashMap<>();
    Sql.of("SELECT * FROM deal_fact WHERE deal_id = ? AND at < ?", id, times.asOf())
        .add(" ORDER BY at, seq, id")
        .list(
            database,
            row ->
                changes
                    .computeIfAbsent(row.getLong("version"), version -> new ArrayList<>())
                    .add(change(row)));
    return Sql.of("SELECT * FROM deal_version WHERE deal_id = ?", id)
        .add(" AND recorded_at < ? ORDER BY version", times.knownAt())
        .list(
            database, row -> version(row, changes.getOrDefault(row.getLong("version"), List.of())));
  }

  private Sql select(DealFilter filter) {
    return new Sql().add("SELECT d.*, " + NAMES).add(filter.toSql(visibility));
  }

  private DealView view(ResultSet row, @Nullable Times times) throws SQLException {
    boolean past = hasColumn(row, "valid_from");
    return new DealView(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        instant(row, past ? "valid_from" : "updated_at"),
        names(row.getArray("names")),
        state(row, termsAt(times)));
  }

  private DealState state(ResultSet row, Instant termsAt) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    Map<DealField, String> details = new EnumMap<>(DealField.class);
    for (DealField field : Details.FIELDS) {
      String text = row.getString(field.name().toLowerCase(Locale.ROOT));
      if (text != null) {
        details.put(field, text);
      }
    }
    return new DealState(
        row.getString("name"),
        amount == null ? null : new Money(amount, row.getString("currency")),
        pipelines.stage(row.getString("pipeline"), row.getString("stage"), termsAt),
        row.getObject("close_date", LocalDate.class),
        row.getString("owner"),
        row.getString("account"),
        row.getString("lost_reason"),
        instant(row, "created_at"),
        instantOrNull(row, "closed_at"),
        new Details(details),
        instantOrNull(row, "last_activity_at"),
        HistoryFlag.flags(row.getString("flags")),
        row.getBoolean("deleted"));
  }

  /** What begins at the very moment asked about is not in the answer yet, like any change then. */
  private Instant termsAt(@Nullable Times times) {
    return times == null ? clock.instant() : times.asOf().minusNanos(1);
  }

  private static List<ExternalId> names(Array array) throws SQLException {
    List<ExternalId> names = new ArrayList<>();
    if (array.getArray() instanceof String[][] pairs) {
      for (String[] pair : pairs) {
        names.add(new ExternalId(pair[0], pair[1]));
      }
    }
    return names;
  }

  private static Version version(ResultSet row, List<DealRevision.Change> changes)
      throws SQLException {
    return new Version(
        row.getLong("version"),
        RevisionKind.valueOf(row.getString("kind")),
        instant(row, "recorded_at"),
        row.getString("actor"),
        row.getString("origin"),
        row.getString("correlation_id"),
        changes);
  }

  private static DealRevision.Change change(ResultSet row) throws SQLException {
    return new DealRevision.Change(
        new Fact(
            DealField.valueOf(row.getString("field")),
            row.getString("value"),
            instant(row, "at"),
            row.getLong("seq")),
        row.getString("before"));
  }

  private static boolean hasColumn(ResultSet row, String name) throws SQLException {
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      if (row.getMetaData().getColumnName(i).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
