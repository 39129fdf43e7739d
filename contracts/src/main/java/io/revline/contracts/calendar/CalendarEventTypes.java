package io.revline.contracts.calendar;

import java.util.Map;
import java.util.Optional;

/** Which CloudEvents type stands for which record; the type is the contract, the class is not. */
public final class CalendarEventTypes {
  /** Every type of {@link io.revline.contracts.Topics#CALENDAR} with its record. */
  public static final Map<String, Class<? extends CalendarEvent>> ALL =
      Map.of(CalendarChanged.TYPE, CalendarChanged.class);

  private CalendarEventTypes() {}

  /** The record of a CloudEvents type, or empty for one this version does not know. */
  public static Optional<Class<? extends CalendarEvent>> recordOf(String type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** The CloudEvents type of an event. */
  public static String typeOf(CalendarEvent event) {
    return switch (event) {
      case CalendarChanged e -> CalendarChanged.TYPE;
    };
  }
}
