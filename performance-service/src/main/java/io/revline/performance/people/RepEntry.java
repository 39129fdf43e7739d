package io.revline.performance.people;

import static io.revline.performance.people.Fields.moment;

import io.revline.kit.people.Membership;
import io.revline.kit.people.Membership.MembershipRole;
import io.revline.kit.people.Rep;
import io.revline.kit.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rep as entered.
 *
 * @param id the name by which deals know their owner
 * @param name what people call the rep
 * @param from a date or instant; absent for ever since
 * @param to a date or instant; absent while active
 * @param memberships the rep's teams
 */
public record RepEntry(
    @Nullable String id,
    @Nullable String name,
    @Nullable String from,
    @Nullable String to,
    @Nullable List<MembershipEntry> memberships)
    implements Entry<Rep> {

  /**
   * A membership as entered.
   *
   * @param team the team's id
   * @param role member or manager; member when absent
   * @param from a date or instant; absent for ever since
   * @param to a date or instant; absent while it lasts
   */
  public record MembershipEntry(
      @Nullable String team, @Nullable String role, @Nullable String from, @Nullable String to) {

    Membership membership() {
      return new Membership(
          Fields.text("memberships.team", team),
          roleOf(role),
          moment("memberships.from", from),
          moment("memberships.to", to));
    }

    private static MembershipRole roleOf(@Nullable String word) {
      return switch (word) {
        case null -> MembershipRole.MEMBER;
        case "member" -> MembershipRole.MEMBER;
        case "manager" -> MembershipRole.MANAGER;
        default -> throw InvalidInput.of("memberships.role", "must be member or manager");
      };
    }
  }

  @Override
  public Named<Rep> named(@Nullable String pathId) {
    return new Named<>(
        Fields.id(id, pathId),
        new Rep(
            Fields.text("name", name),
            moment("from", from),
            moment("to", to),
            Fields.listed(memberships).stream().map(MembershipEntry::membership).toList()));
  }
}
