package io.revline.pipeline.deal;

import static io.revline.kit.database.Sql.instant;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import io.revline.kit.people.Visibility;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What can be asked about deals. */
@ApplicationScoped
public class DealQueries {
  private final DataSource database;
  private final DealRows rows;
  private final Visibility visibility;
  private final DealAccess access;
  private final Clock clock;

  DealQueries(
      DataSource database, DealRows rows, Visibility visibility, DealAccess access, Clock clock) {
    this.database = database;
    this.rows = rows;
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
            .add(
                "SELECT d.*, "
                    + direction.column()
                    + "::text AS position, "
                    + DealRows.names("d.id"))
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
    return Sql.of("SELECT d.*, " + DealRows.names("d.id") + " FROM deal d WHERE d.id = ?", id)
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
                    .add(DealRows.change(row)));
    return Sql.of("SELECT * FROM deal_version WHERE deal_id = ?", id)
        .add(" AND recorded_at < ? ORDER BY version", times.knownAt())
        .list(
            database, row -> version(row, changes.getOrDefault(row.getLong("version"), List.of())));
  }

  private Sql select(DealFilter filter) {
    return new Sql().add("SELECT d.*, " + DealRows.names("d.id")).add(filter.toSql(visibility));
  }

  private DealView view(ResultSet row, @Nullable Times times) throws SQLException {
    boolean past = hasColumn(row, "valid_from");
    return new DealView(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        instant(row, past ? "valid_from" : "updated_at"),
        DealRows.names(row),
        rows.state(row, termsAt(times)));
  }

  /** What begins at the very moment asked about is not in the answer yet, like any change then. */
  private Instant termsAt(@Nullable Times times) {
    return times == null ? clock.instant() : times.asOf().minusNanos(1);
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

  private static boolean hasColumn(ResultSet row, String name) throws SQLException {
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      if (row.getMetaData().getColumnName(i).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
