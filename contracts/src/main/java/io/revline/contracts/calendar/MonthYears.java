package io.revline.contracts.calendar;

/**
 * Fiscal years of calendar months; {@code 2017-11} is November 2017 in every one.
 *
 * @param startMonth the month fiscal years start in, 1 to 12
 * @param yearNamedBy which calendar year a fiscal year is named after
 */
public record MonthYears(int startMonth, YearNaming yearNamedBy) {}
