package io.revline.contracts.deal;

import java.util.Map;
import java.util.Optional;

/** Which CloudEvents type stands for which record; the type is the contract, the class is not. */
public final class DealEventTypes {
  /** Every type of {@link io.revline.contracts.Topics#DEALS} with its record. */
  public static final Map<String, Class<? extends DealEvent>> ALL =
      Map.of(
          DealCreated.TYPE, DealCreated.class,
          DealChanged.TYPE, DealChanged.class,
          DealWon.TYPE, DealWon.class,
          DealLost.TYPE, DealLost.class,
          DealReopened.TYPE, DealReopened.class,
          DealDeleted.TYPE, DealDeleted.class,
          DealRestored.TYPE, DealRestored.class);

  private DealEventTypes() {}

  /** The record of a CloudEvents type, or empty for one this version does not know. */
  public static Optional<Class<? extends DealEvent>> recordOf(String type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** The CloudEvents type of an event. */
  public static String typeOf(DealEvent event) {
    return switch (event) {
      case DealCreated e -> DealCreated.TYPE;
      case DealChanged e -> DealChanged.TYPE;
      case DealWon e -> DealWon.TYPE;
      case DealLost e -> DealLost.TYPE;
      case DealReopened e -> DealReopened.TYPE;
      case DealDeleted e -> DealDeleted.TYPE;
      case DealRestored e -> DealRestored.TYPE;
    };
  }
}
