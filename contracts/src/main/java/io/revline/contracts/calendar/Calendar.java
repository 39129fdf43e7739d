package io.revline.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a company divides time. Exactly one of months and weeks is there.
 *
 * @param timeZone where its days begin, as in the IANA database: {@code Europe/Berlin}
 * @param months fiscal years of calendar months
 * @param weeks fiscal years of 52 or 53 whole weeks
 * @param overrides months that have other days than the rule gives them, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calendar(
    String timeZone, MonthYears months, WeekYears weeks, List<MonthOverride> overrides) {
  public Calendar {
    overrides = List.copyOf(overrides);
  }
}
