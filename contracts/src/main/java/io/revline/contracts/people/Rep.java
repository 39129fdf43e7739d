package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who sells.
 *
 * @param name what people call the rep
 * @param from business time at which the rep began; absent for ever since
 * @param to business time at which the rep stopped; absent while active
 * @param memberships the rep's teams, past, present and future, the earliest first; as a member of
 *     one team at a time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rep(String name, Instant from, Instant to, List<Membership> memberships) {
  public Rep {
    memberships = List.copyOf(memberships);
  }
}
