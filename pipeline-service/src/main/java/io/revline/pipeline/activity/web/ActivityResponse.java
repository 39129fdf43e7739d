package io.revline.pipeline.activity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Listed;
import io.revline.pipeline.activity.Activity;
import io.revline.pipeline.activity.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity as callers see it; a task that is still to be done has no {@code doneAt}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActivityResponse(
    UUID id,
    UUID deal,
    String type,
    Instant at,
    @Nullable String subject,
    @Nullable LocalDate dueOn,
    boolean done,
    @Nullable Instant doneAt,
    Instant recordedAt,
    String actor) {

  static ActivityResponse from(Activity activity) {
    return new ActivityResponse(
        activity.id(),
        activity.dealId(),
        activity.type().word(),
        activity.at(),
        activity.subject(),
        activity.dueOn(),
        activity.doneAt() != null,
        activity.doneAt(),
        activity.recordedAt(),
        activity.actor());
  }

  /** A page of activities; {@code next} is the cursor of the next page, absent on the last. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Activities(List<ActivityResponse> items, @Nullable String next)
      implements Listed<ActivityResponse> {
    static Activities from(Page<Activity> page) {
      return new Activities(
          page.items().stream().map(ActivityResponse::from).toList(), page.next());
    }
  }
}
