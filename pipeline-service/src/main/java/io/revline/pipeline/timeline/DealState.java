package io.revline.pipeline.timeline;

import io.revline.kit.Money;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
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
    @Nullable Instant closedAt) {

  /** What the stage means. */
  public DealStatus status() {
    return stage.status();
  }
}
