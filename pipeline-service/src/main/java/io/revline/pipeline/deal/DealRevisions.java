package io.revline.pipeline.deal;

import static io.revline.kit.database.Sql.instant;
import static io.revline.kit.database.Sql.instantOrNull;

import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.pipeline.deal.DealRevision.Change;
import io.revline.pipeline.deal.DealRevision.Segment;
import io.revline.pipeline.timeline.DealState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads past revisions as they were told when they were made. Facts and segments are never changed
 * but for the end of belief, so whatever came later can be left out.
 */
@ApplicationScoped
public class DealRevisions {
  private static final String ASKED =
      " FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS asked (deal, version, place)"
          + " JOIN deal_version v ON v.deal_id = asked.deal AND v.version = asked.version";

  private final DataSource database;
  private final DealRows rows;

  DealRevisions(DataSource database, DealRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** A version of a deal. */
  public record Key(UUID deal, long version) {
    private static Key of(ResultSet row) throws SQLException {
      return new Key(row.getObject("deal_id", UUID.class), row.getLong("deal_version"));
    }
  }

  /** The revisions that made these versions, in the same order. */
  public List<DealRevision> of(Collection<Key> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<Key, List<Change>> changes = changes(keys);
    Map<Key, List<Segment>> segments = segments(keys);
    Map<Key, DealState> states = states(keys);
    return select("v.*, " + DealRows.names("v.deal_id"), keys)
        .add(" ORDER BY asked.place")
        .list(
            database,
            row -> {
              Key key = Key.of(row);
              return new DealRevision(
                  key.deal(),
                  key.version(),
                  RevisionKind.valueOf(row.getString("kind")),
                  instant(row, "recorded_at"),
                  new Provenance(
                      row.getString("actor"),
                      row.getString("origin"),
                      row.getString("correlation_id")),
                  DealRows.names(row),
                  Objects.requireNonNull(states.get(key)),
                  changes.getOrDefault(key, List.of()),
                  segments.getOrDefault(key, List.of()));
            });
  }

  private Map<Key, List<Change>> changes(Collection<Key> keys) {
    return byKey(
        select("f.field, f.before, f.value, f.at, f.seq", keys)
            .add(" JOIN deal_fact f ON f.deal_id = v.deal_id AND f.version = v.version")
            .add(" ORDER BY f.id"),
        DealRows::change);
  }

  /** What a revision ended belief in, and what it brought: that is believed yet. */
  private Map<Key, List<Segment>> segments(Collection<Key> keys) {
    return byKey(
        select("v.recorded_at, s.*", keys)
            .add(" JOIN deal_segment s ON s.id = v.deal_id")
            .add(" AND (s.recorded_from = v.recorded_at OR s.recorded_to = v.recorded_at)")
            .add(" ORDER BY s.number"),
        row -> {
          Instant from = instant(row, "valid_from");
          Instant ended = instantOrNull(row, "recorded_to");
          return new Segment(
              row.getInt("number"),
              from,
              instantOrNull(row, "valid_to"),
              instant(row, "recorded_from"),
              instant(row, "recorded_at").equals(ended) ? ended : null,
              rows.state(row, from));
        });
  }

  /**
   * A deal's state is its last segment's, the one without an end. Where nothing took the place of
   * that, everything told of the deal was taken back, and it is gone.
   */
  private Map<Key, DealState> states(Collection<Key> keys) {
    Map<Key, DealState> states = new HashMap<>();
    select("v.recorded_at, s.*", keys)
        .add(" CROSS JOIN LATERAL (SELECT * FROM deal_segment WHERE id = v.deal_id")
        .add(" AND valid_to IS NULL AND recorded_from <= v.recorded_at")
        .add(" ORDER BY number DESC LIMIT 1) s")
        .list(
            database,
            row -> {
              DealState state = rows.state(row, instant(row, "valid_from"));
              @Nullable Instant ended = instantOrNull(row, "recorded_to");
              boolean gone = ended != null && !ended.isAfter(instant(row, "recorded_at"));
              return states.put(Key.of(row), gone ? state.gone() : state);
            });
    return states;
  }

  private <T> Map<Key, List<T>> byKey(Sql sql, Sql.RowReader<T> reader) {
    Map<Key, List<T>> found = new HashMap<>();
    sql.list(
        database,
        row -> found.computeIfAbsent(Key.of(row), key -> new ArrayList<>()).add(reader.read(row)));
    return found;
  }

  private static Sql select(String columns, Collection<Key> keys) {
    return Sql.of("SELECT v.deal_id, v.version AS deal_version, " + columns)
        .add(
            ASKED,
            keys.stream().map(key -> key.deal().toString()).toArray(String[]::new),
            keys.stream().map(key -> Long.toString(key.version())).toArray(String[]::new));
  }
}
