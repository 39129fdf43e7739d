package io.revline.performance.people;

import io.revline.kit.people.PeopleTypes;
import io.revline.kit.people.Quota;
import io.revline.kit.reference.ReferenceType;
import jakarta.enterprise.context.ApplicationScoped;

/** A quota is that of a rep or a team that exists; nothing names it. */
@ApplicationScoped
public class QuotaRules implements Rules<Quota> {
  private final Mentions mentions;

  QuotaRules(Mentions mentions) {
    this.mentions = mentions;
  }

  @Override
  public ReferenceType<Quota> type() {
    return PeopleTypes.QUOTA;
  }

  @Override
  public void check(String id, Quota quota) {
    mentions.requireKnown("rep", PeopleTypes.REP, quota.rep());
    mentions.requireKnown("team", PeopleTypes.TEAM, quota.team());
  }

  @Override
  public void checkUnused(String id) {
    // Figures refer to quotas, objects do not.
  }
}
