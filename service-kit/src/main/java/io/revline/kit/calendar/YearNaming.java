package io.revline.kit.calendar;

/**
 * Which calendar year a fiscal year is named after. It makes no difference where the fiscal year is
 * meant to be the calendar year: one that starts in January or, in weeks, ends with December.
 */
public enum YearNaming {
  /** The year it starts in: FY2017 of a company that starts in February ends in January 2018. */
  START,
  /** The year it ends in: FY2017 of a company that starts in October began in 2016. */
  END;

  /** How many years a fiscal year's name lags behind the year it ends in. */
  int lag(boolean spansTwoYears) {
    return this == START && spansTwoYears ? 1 : 0;
  }
}
