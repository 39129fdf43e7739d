package io.revline.contracts.people;

import java.util.Map;
import java.util.Optional;

/** Which CloudEvents type stands for which record; the type is the contract, the class is not. */
public final class PeopleEventTypes {
  /** Every type of {@link io.revline.contracts.Topics#PEOPLE} with its record. */
  public static final Map<String, Class<? extends PeopleEvent>> ALL =
      Map.of(
          RepChanged.TYPE, RepChanged.class,
          TeamChanged.TYPE, TeamChanged.class,
          RegionChanged.TYPE, RegionChanged.class,
          QuotaChanged.TYPE, QuotaChanged.class);

  private PeopleEventTypes() {}

  /** The record of a CloudEvents type, or empty for one this version does not know. */
  public static Optional<Class<? extends PeopleEvent>> recordOf(String type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** The CloudEvents type of an event. */
  public static String typeOf(PeopleEvent event) {
    return switch (event) {
      case RepChanged e -> RepChanged.TYPE;
      case TeamChanged e -> TeamChanged.TYPE;
      case RegionChanged e -> RegionChanged.TYPE;
      case QuotaChanged e -> QuotaChanged.TYPE;
    };
  }
}
