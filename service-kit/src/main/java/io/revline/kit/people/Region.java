package io.revline.kit.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where teams sell. The id stands beside it.
 *
 * @param name what people call the region
 * @param parent the id of the region it is part of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Region(String name, @Nullable String parent) {
  /** It has a name. */
  public Region {
    Objects.requireNonNull(name, "name");
  }
}
