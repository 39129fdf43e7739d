package io.revline.kit.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A stretch of the fiscal calendar.
 *
 * @param name {@code 2017-11}, {@code 2017-Q4} or {@code FY2017}
 * @param level how long it is
 * @param from its first day
 * @param to the day after its last
 * @param startsAt the first moment of {@code from} in the calendar's time zone
 * @param endsAt the first moment of {@code to} there, which is no more part of it
 */
public record FiscalPeriod(
    String name,
    PeriodLevel level,
    LocalDate from,
    LocalDate to,
    Instant startsAt,
    Instant endsAt) {}
