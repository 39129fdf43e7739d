package io.revline.kit.people;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A team of reps, a node of the sales hierarchy. The id stands beside it.
 *
 * @param name what people call the team
 * @param region the id of the region it sells in; without one, that of the team above counts
 * @param parents under which teams it stood, stands and will stand, the earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Team(String name, @Nullable String region, List<Placement> parents) {

  /**
   * A team stands under one team at a time.
   *
   * @throws io.revline.kit.problem.InvalidInput naming two placements that overlap
   */
  public Team {
    Objects.requireNonNull(name, "name");
    parents =
        parents.stream()
            .sorted(
                comparing(Placement::from, nullsFirst(naturalOrder()))
                    .thenComparing(Placement::parent))
            .toList();
    Dated.requireApart("parents", "a team stands under one team at a time", parents);
  }
}
