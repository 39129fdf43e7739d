package io.revline.contracts.people;

import io.revline.contracts.ChangeKind;

/** One committed change of a rep, team, region or quota, with the whole object after it. */
public sealed interface PeopleEvent permits RepChanged, TeamChanged, RegionChanged, QuotaChanged {
  /** What the change meant for the object. */
  ChangeKind kind();

  /** The object's id; with its type, it names the object. */
  String id();

  /** 1, 2, 3 for every committed change of the object. */
  long version();
}
