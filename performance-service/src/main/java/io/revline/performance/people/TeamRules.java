package io.revline.performance.people;

import io.revline.kit.people.PeopleTypes;
import io.revline.kit.people.Placement;
import io.revline.kit.people.Team;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** A team stands under teams that exist and at no time under itself; it stays while it is named. */
@ApplicationScoped
public class TeamRules implements Rules<Team> {
  private final Mentions mentions;
  private final References references;

  TeamRules(Mentions mentions, References references) {
    this.mentions = mentions;
    this.references = references;
  }

  @Override
  public ReferenceType<Team> type() {
    return PeopleTypes.TEAM;
  }

  @Override
  public void check(String id, Team team) {
    mentions.requireKnown("region", PeopleTypes.REGION, team.region());
    for (Placement placement : team.parents()) {
      climb(id, placement, List.of(id));
      mentions.requireKnown("parents.parent", PeopleTypes.TEAM, placement.parent());
    }
  }

  /**
   * Follows a placement upwards for as long as all placements on the way hold. The other teams have
   * no cycle, so the way ends at the top or where it began.
   */
  private void climb(String id, Placement placement, List<String> below) {
    List<String> path = new ArrayList<>(below);
    path.add(placement.parent());
    if (placement.parent().equals(id)) {
      throw InvalidInput.of(
          "parents",
          "would put the team below itself: %s from %s"
              .formatted(String.join(" → ", path), placement.interval()));
    }
    references.find(PeopleTypes.TEAM, placement.parent()).stream()
        .flatMap(above -> above.body().parents().stream())
        .filter(placement::overlaps)
        .forEach(next -> climb(id, common(placement, next), path));
  }

  /** The higher placement for as long as both hold. */
  private static Placement common(Placement lower, Placement higher) {
    return new Placement(
        higher.parent(),
        lower.from() == null || (higher.from() != null && higher.from().isAfter(lower.from()))
            ? higher.from()
            : lower.from(),
        lower.to() == null || (higher.to() != null && higher.to().isBefore(lower.to()))
            ? higher.to()
            : lower.to());
  }

  @Override
  public void checkUnused(String id) {
    String team = "team '" + id + "' still has ";
    mentions.requireNone(
        PeopleTypes.REP,
        team + "members or managers, past ones included; take it out of their memberships first",
        "body -> 'memberships' @> jsonb_build_array(jsonb_build_object('team', ?::text))",
        id);
    mentions.requireNone(
        PeopleTypes.TEAM,
        team + "teams below it, past ones included; take it out of their parents first",
        "body -> 'parents' @> jsonb_build_array(jsonb_build_object('parent', ?::text))",
        id);
    mentions.requireNone(
        PeopleTypes.QUOTA, team + "quotas, delete them first", "body ->> 'team' = ?", id);
  }
}
