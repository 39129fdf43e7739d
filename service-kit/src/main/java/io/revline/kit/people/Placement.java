package io.revline.kit.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Under which team a team stands during [from, to) of business time.
 *
 * @param parent the id of the team above
 * @param from its first moment; null for ever since
 * @param to the moment after its last; null while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Placement(String parent, @Nullable Instant from, @Nullable Instant to)
    implements Dated {
  /** It says under which team, and has a length. */
  public Placement {
    Objects.requireNonNull(parent, "parent");
    Dated.requireLength("parents.", from, to);
  }

  @Override
  public String interval() {
    return parent + " " + Dated.super.interval();
  }
}
