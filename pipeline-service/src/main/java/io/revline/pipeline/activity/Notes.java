package io.revline.pipeline.activity;

import io.revline.kit.Ids;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.http.Cursor;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.time.RecordedTime;
import io.revline.pipeline.deal.DealQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people note about deals: kept here, never changed, and in no event. */
@ApplicationScoped
public class Notes {
  private static final String SORT = "-recordedAt";
  private static final int LONGEST = 10_000;

  private final DataSource database;
  private final DealQueries deals;
  private final RecordedTime recorded;
  private final Ids ids;

  Notes(DataSource database, DealQueries deals, RecordedTime recorded, Ids ids) {
    this.database = database;
    this.deals = deals;
    this.recorded = recorded;
    this.ids = ids;
  }

  /**
   * Keeps a note about a deal.
   *
   * @throws InvalidInput when it is blank or longer than 10,000 characters
   * @throws NotFound when there is no such deal for the caller
   */
  @Transactional
  public Note add(UUID dealId, @Nullable String text, Caller caller) {
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      throw InvalidInput.of("text", "is required and has 1 to 10,000 characters");
    }
    deals.byId(dealId, caller, null);
    Instant now = recorded.next();
    Note note = new Note(ids.next(), text, now, caller.subject());
    Sql.of(
            "INSERT INTO deal_note VALUES (?, ?, ?, ?, ?, ?, ?)",
            note.id(),
            dealId,
            text,
            now,
            note.actor(),
            caller.provenance().origin(),
            caller.correlationId())
        .update(database);
    return note;
  }

  /** The notes about a deal, the latest first. */
  public Page<Note> of(UUID dealId, Caller caller, int limit, @Nullable String cursor) {
    deals.byId(dealId, caller, null);
    Sql sql = Sql.of("SELECT * FROM deal_note WHERE deal_id = ?", dealId);
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor, SORT);
      sql.add(" AND (recorded_at, id) < (?, ?)", after.time(), after.id());
    }
    List<Note> rows =
        sql.add(" ORDER BY recorded_at DESC, id DESC LIMIT ?", limit + 1)
            .list(
                database,
                row ->
                    new Note(
                        row.getObject("id", UUID.class),
                        row.getString("text"),
                        Sql.instant(row, "recorded_at"),
                        row.getString("actor")));
    return Page.of(rows, limit, last -> new Cursor(SORT, last.recordedAt().toString(), last.id()));
  }
}
