package io.revline.kit.people;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.people.Membership.MembershipRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sells. The id, by which deals name their owner, stands beside it.
 *
 * @param name what people call the rep
 * @param from when the rep began to sell here; null for ever since
 * @param to when the rep stopped; null while active
 * @param memberships the teams of the rep's past, present and future, the earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rep(
    String name, @Nullable Instant from, @Nullable Instant to, List<Membership> memberships)
    implements Dated {

  /**
   * A rep sells in one team at a time.
   *
   * @throws io.revline.kit.problem.InvalidInput naming two memberships that overlap
   */
  public Rep {
    Objects.requireNonNull(name, "name");
    Dated.requireLength("", from, to);
    memberships =
        memberships.stream()
            .sorted(
                comparing(Membership::from, nullsFirst(naturalOrder()))
                    .thenComparing(Membership::team)
                    .thenComparing(Membership::role))
            .toList();
    Dated.requireApart(
        "memberships",
        "a rep is a member of one team at a time",
        memberships.stream().filter(it -> it.role() == MembershipRole.MEMBER).toList());
    requireOncePerTeam(memberships);
  }

  private static void requireOncePerTeam(List<Membership> memberships) {
    memberships.stream()
        .filter(it -> it.role() == MembershipRole.MANAGER)
        .collect(groupingBy(Membership::team))
        .values()
        .forEach(
            of -> Dated.requireApart("memberships", "a rep manages a team once at a time", of));
  }
}
