package io.revline.contracts.calendar;

import io.revline.contracts.ChangeKind;

/** One committed change of a fiscal calendar. */
public sealed interface CalendarEvent permits CalendarChanged {
  /** What the change was. */
  ChangeKind kind();

  /** The calendar's id; there is one, {@code default}. */
  String id();

  /** 1, 2, 3… for every change. */
  long version();
}
