package io.revline.kit.people;

import io.revline.kit.reference.ReferenceType;

/** The kinds of objects that say who sells where. The names stand in the database. */
public final class PeopleTypes {
  /** Reps with their memberships. */
  public static final ReferenceType<Rep> REP = new ReferenceType<>("rep", Rep.class);

  /** Teams with their place in the hierarchy. */
  public static final ReferenceType<Team> TEAM = new ReferenceType<>("team", Team.class);

  /** Regions. */
  public static final ReferenceType<Region> REGION = new ReferenceType<>("region", Region.class);

  /** Quotas of reps and teams. */
  public static final ReferenceType<Quota> QUOTA = new ReferenceType<>("quota", Quota.class);

  private PeopleTypes() {}
}
