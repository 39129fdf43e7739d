package io.revline.forecast.model.web;

import io.revline.kit.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are to be explained.
 *
 * @param ids 1 to 1,000 of them
 */
record ExplainedIds(@Nullable List<@Nullable UUID> ids) {
  private static final int MOST = 1_000;

  /**
   * The ids in their order.
   *
   * @throws InvalidInput when there are none, more than 1,000, or one is null
   */
  static List<UUID> of(@Nullable ExplainedIds body) {
    List<@Nullable UUID> ids =
        body == null ? List.of() : Objects.requireNonNullElse(body.ids(), List.of());
    if (ids.isEmpty() || ids.size() > MOST) {
      throw InvalidInput.of("ids", "must be 1 to " + MOST + ", not " + ids.size());
    }
    List<UUID> checked = new ArrayList<>();
    for (UUID id : ids) {
      if (id == null) {
        throw InvalidInput.of("ids", "must not hold null: leave it out");
      }
      checked.add(id);
    }
    return checked;
  }
}
