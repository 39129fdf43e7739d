package io.revline.forecast.model;

import io.revline.kit.Ids;
import io.revline.kit.database.Sql;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The models there are, in the database. */
@ApplicationScoped
class StoredModels {
  /** Counts changes of how models learn: those of another version are not used. */
  private static final int VERSION = 2;

  /** A model that ended the service so often while it learned is given up. */
  private static final int ATTEMPTS = 3;

  private static final String KNOWN =
      " WHERE valid_from < ? AND recorded_from < ? AND coalesce(recorded_to, 'infinity') >= ?";

  private static final String RATES =
      "(SELECT string_agg(currency || ' ' || rate, ' ' ORDER BY currency)"
          + " FROM rates_at(?::timestamptz - interval '1 microsecond', ?))";

  private static final String CALENDAR =
      "(SELECT string_agg(body::text, ' ' ORDER BY id) FROM reference_known('calendar', ?))";

  private final DataSource database;
  private final Ids ids;
  private final Clock clock;

  StoredModels(DataSource database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stands for all that had happened before one time, as known before the other, with the exchange
   * rates of then and the calendar: where it is the same, the same is learned. What happened later
   * ends segments, but is no part of it.
   */
  String facts(Times times) {
    return Sql.of(
            "SELECT concat_ws(' ', (SELECT coalesce(sum(hashtextextended(ROW(deal_id, created_at,"
                + " valid_from, status, deleted, stage, owner, account, amount, currency,"
                + " close_date, pipeline, source, products, fields)::text, 0)), 0)"
                + " FROM deal_segment")
        .add(KNOWN, times.asOf(), times.knownAt(), times.knownAt())
        .add("), " + RATES, times.asOf(), times.knownAt())
        .add(", " + CALENDAR + ") AS facts", times.knownAt())
        .first(database, row -> row.getString("facts"))
        .orElseThrow();
  }

  /** About how many weeks deals stood open, all added up, of those that are learned from. */
  long dealWeeks(Times times) {
    Instant first = times.asOf().minus(DealWeeks.WEEK.multipliedBy(DealWeeks.MOST_WEEKS));
    return Sql.of(
            "SELECT coalesce(sum(greatest(0, extract(epoch FROM"
                + " least(coalesce(valid_to, ?), ?) - greatest(valid_from, ?)) / ?)), 0)::bigint"
                + " FROM deal_segment",
            times.asOf(),
            times.asOf(),
            first,
            DealWeeks.WEEK.toSeconds())
        .add(KNOWN, times.asOf(), times.knownAt(), times.knownAt())
        .add(" AND status = 'open' AND NOT deleted")
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  /** The model that learned all this, if there is one or one is on its way. */
  Optional<StoredModel> find(Instant trainedAsOf, String facts) {
    return Sql.of("SELECT * FROM outcome_model WHERE trained_as_of = ?", trainedAsOf)
        .add(" AND facts = ? AND version = ?", facts, VERSION)
        .add(" AND state <> 'failed'")
        .first(database, StoredModels::model);
  }

  /** The newest model that has learned from nothing that happened after a moment. */
  Optional<StoredModel> newest(Instant before) {
    return Sql.of("SELECT * FROM outcome_model WHERE trained_as_of <= ?", before)
        .add(" AND version = ? AND state = 'succeeded'", VERSION)
        .add(" ORDER BY trained_as_of DESC, submitted_at DESC LIMIT 1")
        .first(database, StoredModels::model);
  }

  /** Asks for a model; whoever asks for the same later gets the first one's. */
  StoredModel queue(Times times, String facts, String actor) {
    Sql.of("INSERT INTO outcome_model (id, version, trained_as_of, known_at, facts,")
        .add(
            " state, actor, submitted_at) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?)",
            ids.next(),
            VERSION,
            times.asOf(),
            times.knownAt(),
            facts,
            actor,
            clock.instant())
        .add(" ON CONFLICT DO NOTHING")
        .update(database);
    return find(times.asOf(), facts).orElseThrow();
  }

  /** Takes the oldest that waits in hand. */
  Optional<StoredModel> begin() {
    return Sql.of(
            "UPDATE outcome_model SET state = 'training', attempts = attempts + 1, progress = 0"
                + " WHERE id = (SELECT id FROM outcome_model WHERE state = 'queued'"
                + " ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")
        .first(database, StoredModels::model);
  }

  void progress(UUID id, double part) {
    Sql.of("UPDATE outcome_model SET progress = ? WHERE id = ?", part, id).update(database);
  }

  void succeed(UUID id, OutcomeModel model) {
    Learning learned = model.learning();
    Sql.of(
            "UPDATE outcome_model SET state = 'succeeded', progress = 1, finished_at = ?",
            clock.instant())
        .add(", weeks = ?, deals = ?", learned.weeks(), learned.deals())
        .add(", deal_weeks = ?, rows_learned = ?", learned.dealWeeks(), learned.rows())
        .add(", wins = ?, losses = ?", learned.wins(), learned.losses())
        .add(", trials = ?, predictions = ?", learned.held().trials(), learned.held().predictions())
        .add(", log_loss = ?::double precision", learned.held().logLoss())
        .add(", base_log_loss = ?::double precision", learned.held().baseLogLoss())
        .add(", body = ? WHERE id = ?", model.text(), id)
        .update(database);
  }

  void fail(UUID id, String reason) {
    Sql.of("UPDATE outcome_model SET state = 'failed', finished_at = ?", clock.instant())
        .add(", failure = ? WHERE id = ?", reason, id)
        .update(database);
  }

  /** What a crash has cut short is begun again; what did so again and again has failed. */
  void resume() {
    Sql.of("UPDATE outcome_model SET state = 'failed', finished_at = ?", clock.instant())
        .add(", failure = 'the service ended during each of its trainings'")
        .add(" WHERE state = 'training' AND attempts >= ?", ATTEMPTS)
        .update(database);
    Sql.of("UPDATE outcome_model SET state = 'queued' WHERE state = 'training'").update(database);
  }

  StoredModel byId(UUID id) {
    return Sql.of("SELECT * FROM outcome_model WHERE id = ?", id)
        .first(database, StoredModels::model)
        .orElseThrow(() -> new NotFound("there is no model " + id));
  }

  /** What the model of that id has learned. */
  String body(UUID id) {
    return Sql.of("SELECT body FROM outcome_model WHERE id = ?", id)
        .first(database, row -> row.getString("body"))
        .orElseThrow();
  }

  NewestFirst<StoredModel> page(int limit, @Nullable String cursor) {
    return NewestFirst.read(
        database, "outcome_model", "submitted_at", limit, cursor, StoredModels::model);
  }

  private static StoredModel model(ResultSet row) throws SQLException {
    return new StoredModel(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        Sql.instant(row, "trained_as_of"),
        Sql.instant(row, "known_at"),
        row.getString("state"),
        row.getString("actor"),
        row.getDouble("progress"),
        Sql.instant(row, "submitted_at"),
        Sql.instantOrNull(row, "finished_at"),
        row.getString("failure"),
        row.getObject("weeks", Integer.class),
        row.getObject("deals", Integer.class),
        row.getObject("deal_weeks", Long.class),
        row.getObject("rows_learned", Integer.class),
        row.getObject("wins", Integer.class),
        row.getObject("losses", Integer.class),
        row.getObject("trials", Integer.class),
        row.getObject("predictions", Integer.class),
        row.getObject("log_loss", Double.class),
        row.getObject("base_log_loss", Double.class));
  }
}
