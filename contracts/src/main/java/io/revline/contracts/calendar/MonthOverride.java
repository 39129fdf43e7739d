package io.revline.contracts.calendar;

import java.time.LocalDate;

/**
 * A month that has other days than the rule gives it.
 *
 * @param name such as {@code 2017-11}
 * @param from its first day
 * @param to the day after its last
 */
public record MonthOverride(String name, LocalDate from, LocalDate to) {}
