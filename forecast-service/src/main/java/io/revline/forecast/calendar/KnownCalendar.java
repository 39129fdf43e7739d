package io.revline.forecast.calendar;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.reference.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal calendar as it was known.
 *
 * @param calendar its version; version 0 is what holds until somebody says otherwise
 * @param knownAt the recorded time before which it was known, no later than what is committed; null
 *     when now was asked for
 */
public record KnownCalendar(Reference<FiscalCalendar> calendar, @Nullable Instant knownAt) {}
