package io.revline.kit.rebuild;

import io.revline.kit.Ids;
import io.revline.kit.database.Sql;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The runs there were, in the database: a run that a crash has cut short is seen as failed. */
@ApplicationScoped
class RebuildRuns {
  private final DataSource database;
  private final Ids ids;
  private final Clock clock;

  RebuildRuns(DataSource database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of the comparison of a table. */
  record Compared(long equal, long added, long changed, long removed) {
    static final Compared NOTHING = new Compared(0, 0, 0, 0);

    Compared plus(Compared other) {
      return new Compared(
          equal + other.equal,
          added + other.added,
          changed + other.changed,
          removed + other.removed);
    }
  }

  RebuildRun begin(String consumer, String actor) {
    UUID id = ids.next();
    int begun =
        Sql.of("INSERT INTO rebuild_run (id, consumer, state, actor, started_at)")
            .add(" VALUES (?, ?, 'running', ?, ?)", id, consumer, actor, clock.instant())
            .add(" ON CONFLICT DO NOTHING")
            .update(database);
    if (begun == 0) {
      throw new Conflict("the projection of " + consumer + " is being rebuilt already");
    }
    return byId(id);
  }

  void succeed(UUID id, long events, long setAside, Compared compared) {
    Sql.of("UPDATE rebuild_run SET state = 'succeeded', finished_at = ?", clock.instant())
        .add(", events = ?, set_aside = ?", events, setAside)
        .add(", rows_equal = ?, rows_added = ?", compared.equal(), compared.added())
        .add(", rows_changed = ?, rows_removed = ?", compared.changed(), compared.removed())
        .add(" WHERE id = ?", id)
        .update(database);
  }

  void fail(UUID id, String reason) {
    Sql.of("UPDATE rebuild_run SET state = 'failed', finished_at = ?", clock.instant())
        .add(", failure = ? WHERE id = ?", reason, id)
        .update(database);
  }

  /** After a crash nobody works on what is said to run. */
  void failWhatRuns() {
    Sql.of("UPDATE rebuild_run SET state = 'failed', finished_at = ?", clock.instant())
        .add(", failure = 'the service ended meanwhile: start it again' WHERE state = 'running'")
        .update(database);
  }

  RebuildRun byId(UUID id) {
    return Sql.of("SELECT * FROM rebuild_run WHERE id = ?", id)
        .first(database, RebuildRuns::run)
        .orElseThrow(() -> new NotFound("there is no rebuild " + id));
  }

  NewestFirst<RebuildRun> page(int limit, @Nullable String cursor) {
    return NewestFirst.read(database, "rebuild_run", "started_at", limit, cursor, RebuildRuns::run);
  }

  private static RebuildRun run(ResultSet row) throws SQLException {
    return new RebuildRun(
        row.getObject("id", UUID.class),
        row.getString("consumer"),
        row.getString("state"),
        row.getString("actor"),
        Sql.instant(row, "started_at"),
        Sql.instantOrNull(row, "finished_at"),
        row.getLong("events"),
        row.getLong("set_aside"),
        row.getLong("rows_equal"),
        row.getLong("rows_added"),
        row.getLong("rows_changed"),
        row.getLong("rows_removed"),
        row.getString("failure"));
  }
}
