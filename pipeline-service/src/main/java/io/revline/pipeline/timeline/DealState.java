package io.revline.pipeline.timeline;

import io.revline.kit.Money;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a deal is at one time.
 *
 * @param name what people call it
 * @param amount what it is worth, if anybody has said
 * @param stage where it stands, with what that means
 * @param closeDate the expected date of an open deal's close
 * @param owner the owning rep by external id
 * @param account the account by external id
 * @param lostReason why it was lost, if it is
 * @param createdAt business time of its first fact
 * @param closedAt business time of the win or loss that stands, if one does
 * @param details what else is known of it
 * @param lastActivityAt business time of its latest activity that counts, if there was one
 * @param flags what is odd about its history
 * @param deleted whether it is deleted and counts nowhere
 */
public record DealState(
    String name,
    @Nullable Money amount,
    Stage stage,
    @Nullable LocalDate closeDate,
    @Nullable String owner,
    @Nullable String account,
    @Nullable String lostReason,
    Instant createdAt,
    @Nullable Instant closedAt,
    Details details,
    @Nullable Instant lastActivityAt,
    Set<HistoryFlag> flags,
    boolean deleted) {
  public DealState {
    flags = Collections.unmodifiableSet(flags.isEmpty() ? Set.of() : EnumSet.copyOf(flags));
  }

  /** The same, deleted. */
  public DealState gone() {
    return new DealState(
        name,
        amount,
        stage,
        closeDate,
        owner,
        account,
        lostReason,
        createdAt,
        closedAt,
        details,
        lastActivityAt,
        flags,
        true);
  }

  /** What the stage means. */
  public DealStatus status() {
    return stage.status();
  }

  /** The category it counts in: its own while it is open and has one, else the stage's. */
  public ForecastCategory forecastCategory() {
    ForecastCategory own = details.ownCategory();
    return own == null || status() != DealStatus.OPEN ? stage.forecastCategory() : own;
  }
}
