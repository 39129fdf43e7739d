package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A team of reps.
 *
 * @param name what people call the team
 * @param region the id of the region it sells in; absent where that of the team above counts
 * @param parents under which teams it stands, past, present and future, the earliest first; under
 *     one at a time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Team(String name, String region, List<Placement> parents) {
  public Team {
    parents = List.copyOf(parents);
  }
}
