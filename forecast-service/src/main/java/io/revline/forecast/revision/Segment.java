package io.revline.forecast.revision;

import io.revline.kit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a deal was for the forecast during [from, to) of business time, believed during
 * [recordedFrom, recordedTo) of recorded time. It changes once at most: when belief in it ends.
 *
 * @param dealId the deal
 * @param number names the segment within its deal, from 1
 * @param from business time, inclusive
 * @param to business time, exclusive; null while it lasts, equal to {@code from} for a state that
 *     was replaced at its own instant
 * @param recordedFrom when it was first believed
 * @param recordedTo when belief in it ended; null while it is believed
 * @param status open, won or lost
 * @param owner the owner's external id
 * @param amount what it is worth
 * @param probability its stage's chance of a win, 0 to 1
 * @param category its forecast category
 * @param closeDate when it is expected to close
 * @param closedAt when it was won or lost
 * @param deleted whether it was deleted and counts nowhere
 * @param splits who shares the credit, as a JSON list of {@code key} and {@code weight}; null when
 *     it is all the owner's
 * @param particulars what else is known of it
 */
public record Segment(
    UUID dealId,
    int number,
    Instant from,
    @Nullable Instant to,
    Instant recordedFrom,
    @Nullable Instant recordedTo,
    String status,
    @Nullable String owner,
    @Nullable Money amount,
    BigDecimal probability,
    String category,
    @Nullable LocalDate closeDate,
    @Nullable Instant closedAt,
    boolean deleted,
    @Nullable String splits,
    Particulars particulars) {

  /**
   * Numbers and times make sense.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Segment {
    if (number < 1) {
      throw new IllegalArgumentException("segment number must be at least 1, is " + number);
    }
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("segment " + number + " ends before it begins");
    }
    if (status.equals("open") != (closedAt == null)) {
      throw new IllegalArgumentException(
          "segment " + number + " is " + status + " with closedAt " + closedAt);
    }
  }

  /** The same, when this service heard of it so late that nothing of it was known here before. */
  public Segment learnedAt(Instant late) {
    return new Segment(
        dealId,
        number,
        from,
        to,
        later(recordedFrom, late),
        recordedTo == null ? null : later(recordedTo, late),
        status,
        owner,
        amount,
        probability,
        category,
        closeDate,
        closedAt,
        deleted,
        splits,
        particulars);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
