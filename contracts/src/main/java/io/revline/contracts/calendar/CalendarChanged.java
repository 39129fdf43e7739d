package io.revline.contracts.calendar;

import io.revline.contracts.ChangeKind;

/**
 * The fiscal calendar changed.
 *
 * @param calendar the calendar after the change
 */
public record CalendarChanged(ChangeKind kind, String id, long version, Calendar calendar)
    implements CalendarEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.calendar.changed.v1";
}
