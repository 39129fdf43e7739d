package io.revline.pipeline.feed;

import static io.revline.kit.database.Sql.instant;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import io.revline.kit.time.RecordedTime;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.DealRevisions;
import io.revline.pipeline.deal.RevisionKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Every version of every deal in the order they were recorded. Only what lies before the watermark
 * is shown, so nothing ever appears behind a position that was given out.
 */
@ApplicationScoped
public class ChangeFeed {
  private static final String KEY = "v.recorded_at, v.deal_id, v.version";

  private final DataSource database;
  private final RecordedTime recorded;
  private final Visibility visibility;
  private final DealRevisions revisions;

  ChangeFeed(
      DataSource database, RecordedTime recorded, Visibility visibility, DealRevisions revisions) {
    this.database = database;
    this.recorded = recorded;
    this.visibility = visibility;
    this.revisions = revisions;
  }

  /**
   * What of the feed is asked for.
   *
   * @param kinds what changes meant; none for whatever they meant
   * @param caller who asks: changes of deals whose owner today the caller may not see are not there
   */
  public record Question(Set<RevisionKind> kinds, Caller caller) {
    /** The kinds are copied. */
    public Question {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * A stretch of the feed.
   *
   * @param revisions in their order
   * @param next how far that is: nothing that was asked for lies between the last revision and here
   * @param whole whether it is all there was to tell
   */
  public record Page(List<DealRevision> revisions, Position next, boolean whole) {
    /** The revisions are copied. */
    public Page {
      revisions = List.copyOf(revisions);
    }
  }

  /** Everything recorded before this can be told, and nothing will be recorded before it. */
  public Instant completeThrough() {
    return recorded.watermark();
  }

  /**
   * What follows a position.
   *
   * @param through an earlier answer of {@link #completeThrough}
   * @param limit how many revisions at most
   */
  public Page page(Question question, Position after, Instant through, int limit) {
    List<Position> found = positions(question, after, through, limit);
    List<DealRevision> told =
        revisions.of(
            found.stream()
                .map(each -> new DealRevisions.Key(each.deal(), each.version()))
                .toList());
    if (found.size() == limit) {
      return new Page(told, found.getLast(), false);
    }
    // The watermark may seem to go back: a transaction that began before it can still take a
    // number.
    Position end = Position.before(through);
    return new Page(told, end.compareTo(after) > 0 ? end : after, true);
  }

  private List<Position> positions(Question question, Position after, Instant through, int limit) {
    Sql sql =
        Sql.of("SELECT " + KEY + " FROM deal_version v WHERE v.recorded_at < ?", through)
            .add(
                " AND (" + KEY + ") > (?, ?, ?)",
                after.recordedAt(),
                after.deal(),
                after.version());
    if (!question.kinds().isEmpty()) {
      Object kinds = question.kinds().stream().map(Enum::name).toArray(String[]::new);
      sql.add(" AND v.kind = ANY (?)", kinds);
    }
    if (!question.caller().seesEverything()) {
      sql.add(owned(question.caller()));
    }
    return sql.add(" ORDER BY " + KEY + " LIMIT ?", limit)
        .list(
            database,
            row ->
                new Position(
                    instant(row, "recorded_at"),
                    row.getObject("deal_id", UUID.class),
                    row.getLong("version")));
  }

  /** Few deals are read one by one: in the feed's order nearly all others would be passed over. */
  private Sql owned(Caller caller) {
    Sql visible = visibility.ofOwner(caller, "t.owner");
    return visibility.ownAlone(caller)
        ? Sql.of(" AND v.deal_id = ANY (ARRAY(SELECT t.id FROM deal t WHERE ")
            .add(visible)
            .add("))")
        : Sql.of(" AND EXISTS (SELECT FROM deal t WHERE t.id = v.deal_id AND ")
            .add(visible)
            .add(")");
  }
}
