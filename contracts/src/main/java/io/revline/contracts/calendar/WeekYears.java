package io.revline.contracts.calendar;

/**
 * Fiscal years of 52 or 53 whole weeks; {@code 2017-11} is the eleventh period of FY2017, and a
 * 53rd week belongs to the twelfth.
 *
 * @param pattern how the thirteen weeks of a quarter fall into periods
 * @param endMonth the month at whose end fiscal years end, 1 to 12
 * @param endDay the weekday fiscal years end on
 * @param yearEnd which of that weekday's dates
 * @param yearNamedBy which calendar year a fiscal year is named after; those that end with December
 *     start in January
 */
public record WeekYears(
    WeekPattern pattern, int endMonth, Weekday endDay, YearEnd yearEnd, YearNaming yearNamedBy) {}
