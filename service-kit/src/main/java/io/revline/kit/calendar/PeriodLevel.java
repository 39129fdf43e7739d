package io.revline.kit.calendar;

/** How long a fiscal period is. */
public enum PeriodLevel {
  /** One of the twelve of a year: a calendar month, or four to six weeks. */
  MONTH,

  /** Three months. */
  QUARTER,

  /** Four quarters. */
  YEAR
}
