package io.revline.pipeline.activity;

import static io.revline.kit.database.Sql.instant;
import static io.revline.kit.database.Sql.instantOrNull;

import io.revline.kit.Ids;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.time.BusinessTime;
import io.revline.kit.time.RecordedTime;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What is done for deals. Anything but a task that is still to be done moves the deal's last
 * activity, at the business time it happened.
 */
@ApplicationScoped
public class Activities {
  private static final String SORT = "-at";
  private static final String SELECT =
      "SELECT a.*, CASE WHEN a.type = 'task' THEN d.at ELSE a.at END AS done_at"
          + " FROM deal_activity a LEFT JOIN deal_task_done d ON d.activity_id = a.id";

  private final DataSource database;
  private final DealCommands deals;
  private final DealQueries queries;
  private final RecordedTime recorded;
  private final Ids ids;
  private final Clock clock;

  Activities(
      DataSource database,
      DealCommands deals,
      DealQueries queries,
      RecordedTime recorded,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.deals = deals;
    this.queries = queries;
    this.recorded = recorded;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What somebody tells of an activity.
   *
   * @param type call, meeting, mail or task
   * @param at when it happened; null for now
   * @param subject what it was about, at most 500 characters
   * @param done whether a task is done already; other activities always are
   * @param dueOn when a task is to be done
   */
  public record Entry(
      @Nullable String type,
      @Nullable Instant at,
      @Nullable String subject,
      @Nullable Boolean done,
      @Nullable LocalDate dueOn) {}

  /**
   * Keeps an activity of a deal that the caller may change.
   *
   * @throws InvalidInput when a part of it makes no sense
   * @throws NotFound when there is no such deal for the caller
   */
  @Transactional
  public Activity log(UUID dealId, Entry entry, Caller caller) {
    ActivityType type = checked(entry);
    Instant at = moment(entry.at());
    boolean done = type != ActivityType.TASK || Boolean.TRUE.equals(entry.done());
    if (done) {
      deals.noteActivity(dealId, caller, at);
    } else {
      queries.byId(dealId, caller, null);
    }
    Entry complete = new Entry(type.word(), at, entry.subject(), done, entry.dueOn());
    return found(dealId, insert(dealId, type, at, complete, caller.provenance()));
  }

  /**
   * Keeps what another system tells was done for a deal, which has learned of it already.
   *
   * @param at a business time that is past
   * @param subject at most 500 characters
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(
      UUID dealId, ActivityType type, Instant at, @Nullable String subject, Provenance by) {
    insert(dealId, type, at, new Entry(type.word(), at, subject, true, null), by);
  }

  private UUID insert(UUID dealId, ActivityType type, Instant at, Entry entry, Provenance by) {
    Instant now = recorded.next();
    UUID id = ids.next();
    Sql.of(
            "INSERT INTO deal_activity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            dealId,
            type.word(),
            at,
            entry.subject(),
            entry.dueOn(),
            now,
            by.actor(),
            by.origin(),
            by.correlationId())
        .update(database);
    if (type == ActivityType.TASK && Boolean.TRUE.equals(entry.done())) {
      insertDone(id, at, now, by);
    }
    return id;
  }

  /**
   * Says that a task is done.
   *
   * @param at when; null for now
   * @throws Conflict when it is no task, or done already
   */
  @Transactional
  public Activity complete(UUID dealId, UUID id, @Nullable Instant at, Caller caller) {
    queries.byId(dealId, caller, null);
    Instant done = moment(at);
    deals.noteActivity(dealId, caller, done);
    // The deal is locked now, so nobody else completes the task meanwhile.
    Activity activity = found(dealId, id);
    if (activity.doneAt() != null) {
      throw new Conflict("the %s is done already".formatted(activity.type().word()));
    }
    insertDone(id, done, recorded.next(), caller.provenance());
    return found(dealId, id);
  }

  /** A deal's activities, the latest first. */
  public Page<Activity> of(UUID dealId, Caller caller, int limit, @Nullable String cursor) {
    queries.byId(dealId, caller, null);
    Sql sql = Sql.of(SELECT + " WHERE a.deal_id = ?", dealId);
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor, SORT);
      sql.add(" AND (a.at, a.id) < (?, ?)", after.time(), after.id());
    }
    List<Activity> rows =
        sql.add(" ORDER BY a.at DESC, a.id DESC LIMIT ?", limit + 1)
            .list(database, Activities::activity);
    return Page.of(rows, limit, last -> new Cursor(SORT, last.at().toString(), last.id()));
  }

  private static ActivityType checked(Entry entry) {
    ActivityType type = ActivityType.of(entry.type());
    if (type != ActivityType.TASK && entry.dueOn() != null) {
      throw InvalidInput.of("dueOn", "is of tasks only");
    }
    if (type != ActivityType.TASK && Boolean.FALSE.equals(entry.done())) {
      throw InvalidInput.of("done", "is of tasks only: tell of the rest when it has happened");
    }
    String subject = entry.subject();
    if (subject != null && (subject.isBlank() || subject.length() > 500)) {
      throw InvalidInput.of("subject", "must have 1 to 500 characters");
    }
    return type;
  }

  private Instant moment(@Nullable Instant at) {
    return at == null ? clock.instant() : BusinessTime.past("at", at, clock);
  }

  private void insertDone(UUID id, Instant at, Instant now, Provenance by) {
    Sql.of("INSERT INTO deal_task_done VALUES (?, ?, ?, ?", id, at, now, by.actor())
        .add(", ?, ?)", by.origin(), by.correlationId())
        .update(database);
  }

  private Activity found(UUID dealId, UUID id) {
    Optional<Activity> found =
        Sql.of(SELECT + " WHERE a.deal_id = ? AND a.id = ?", dealId, id)
            .first(database, Activities::activity);
    return found.orElseThrow(() -> new NotFound("the deal has no activity " + id));
  }

  private static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getObject("id", UUID.class),
        row.getObject("deal_id", UUID.class),
        ActivityType.of(row.getString("type")),
        instant(row, "at"),
        row.getString("subject"),
        row.getObject("due_on", LocalDate.class),
        instantOrNull(row, "done_at"),
        instant(row, "recorded_at"),
        row.getString("actor"));
  }
}
