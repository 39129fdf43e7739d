package io.revline.performance.people;

import io.revline.kit.people.PeopleTypes;
import io.revline.kit.people.Rep;
import io.revline.kit.reference.ReferenceType;
import jakarta.enterprise.context.ApplicationScoped;

/** A rep is of teams that exist, and stays while quotas name the rep. */
@ApplicationScoped
public class RepRules implements Rules<Rep> {
  private final Mentions mentions;

  RepRules(Mentions mentions) {
    this.mentions = mentions;
  }

  @Override
  public ReferenceType<Rep> type() {
    return PeopleTypes.REP;
  }

  @Override
  public void check(String id, Rep rep) {
    rep.memberships().stream()
        .map(membership -> membership.team())
        .distinct()
        .forEach(team -> mentions.requireKnown("memberships.team", PeopleTypes.TEAM, team));
  }

  @Override
  public void checkUnused(String id) {
    mentions.requireNone(
        PeopleTypes.QUOTA,
        "rep '" + id + "' still has quotas, delete them first",
        "body ->> 'rep' = ?",
        id);
  }
}
