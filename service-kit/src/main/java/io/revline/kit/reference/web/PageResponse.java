package io.revline.kit.reference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.export.Listed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what stands on it
 * @param next the cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageResponse<V>(List<V> items, @Nullable String next) implements Listed<V> {
  public PageResponse {
    items = List.copyOf(items);
  }
}
