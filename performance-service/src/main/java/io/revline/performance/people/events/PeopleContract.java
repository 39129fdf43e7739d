package io.revline.performance.people.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.Money;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.contracts.people.PeopleEvent;
import io.revline.contracts.people.Placement;
import io.revline.contracts.people.Quota;
import io.revline.contracts.people.QuotaChanged;
import io.revline.contracts.people.QuotaMeasure;
import io.revline.contracts.people.Region;
import io.revline.contracts.people.RegionChanged;
import io.revline.contracts.people.Rep;
import io.revline.contracts.people.RepChanged;
import io.revline.contracts.people.Team;
import io.revline.contracts.people.TeamChanged;
import io.revline.kit.reference.Reference;
import java.util.Optional;

/** Says a version of a rep, team, region or quota in the published language. */
final class PeopleContract {
  private PeopleContract() {}

  /** The event of a version; none for references that are not about people. */
  static Optional<PeopleEvent> of(Reference<?> reference) {
    ChangeKind kind = ChangeKind.valueOf(reference.kind().name());
    String id = reference.id();
    long version = reference.version();
    return Optional.ofNullable(
        switch (reference.body()) {
          case io.revline.kit.people.Rep rep -> new RepChanged(kind, id, version, rep(rep));
          case io.revline.kit.people.Team team -> new TeamChanged(kind, id, version, team(team));
          case io.revline.kit.people.Region region ->
              new RegionChanged(kind, id, version, new Region(region.name(), region.parent()));
          case io.revline.kit.people.Quota quota ->
              new QuotaChanged(kind, id, version, quota(quota));
          default -> null;
        });
  }

  private static Rep rep(io.revline.kit.people.Rep rep) {
    return new Rep(
        rep.name(),
        rep.from(),
        rep.to(),
        rep.memberships().stream()
            .map(it ->
                new Membership(
                    it.team(), MembershipRole.valueOf(it.role().name()), it.from(), it.to()))
            .toList());
  }

  private static Team team(io.revline.kit.people.Team team) {
    return new Team(
        team.name(),
        team.region(),
        team.parents().stream().map(it -> new Placement(it.parent(), it.from(), it.to())).toList());
  }

  private static Quota quota(io.revline.kit.people.Quota quota) {
    io.revline.kit.Money amount = quota.amount();
    return new Quota(
        quota.rep(),
        quota.team(),
        quota.period(),
        QuotaMeasure.valueOf(quota.measure().name()),
        amount == null ? null : new Money(amount.amount(), amount.currency()),
        quota.count());
  }
}
