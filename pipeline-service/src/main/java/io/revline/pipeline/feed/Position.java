package io.revline.pipeline.feed;

import io.revline.kit.http.ListCursor;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealRevision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * How far the feed was read: up to this version of a deal, and everything before it. Versions of a
 * deal have recorded times that grow, so the feed has each deal's versions in their order.
 *
 * @param recordedAt when the version was recorded
 * @param deal the deal
 * @param version its version
 */
public record Position(Instant recordedAt, UUID deal, long version)
    implements Comparable<Position> {
  private static final UUID BEFORE_ANY = new UUID(0, 0);
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::recordedAt)
          // As the database compares them, which is as their texts.
          .thenComparing(position -> position.deal().toString())
          .thenComparingLong(Position::version);

  /** The beginning of the feed. */
  public static final Position BEGINNING = before(Instant.EPOCH);

  /** Everything recorded before this was read. */
  public static Position before(Instant recordedAt) {
    return new Position(recordedAt, BEFORE_ANY, 0);
  }

  /** Everything up to this revision was read. */
  public static Position of(DealRevision revision) {
    return new Position(revision.recordedAt(), revision.dealId(), revision.version());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @param field where the caller sent it
   * @throws InvalidInput when it is something else
   */
  public static Position decode(String field, String text) {
    List<String> values = ListCursor.decode(field, text, 3);
    try {
      return new Position(
          Parameters.instant(field, values.get(0), Instant.EPOCH),
          UUID.fromString(values.get(1)),
          Long.parseLong(values.get(2)));
    } catch (IllegalArgumentException foreign) {
      throw ListCursor.foreign(field);
    }
  }

  /** The text that callers send back. */
  public String encode() {
    return ListCursor.encode(recordedAt.toString(), deal.toString(), Long.toString(version));
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
