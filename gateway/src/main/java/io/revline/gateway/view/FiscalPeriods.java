package io.revline.gateway.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of forecast-service's answer about the periods of a date. */
record FiscalPeriods(@Nullable ZoneId timeZone, @Nullable List<Period> periods) {
  private static final String QUARTER = "quarter";

  /**
   * One period.
   *
   * @param level month, quarter or year
   * @param startsAt the moment it starts
   * @param endsAt the moment it is over
   */
  record Period(
      @Nullable String name,
      @Nullable String level,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt) {
    boolean contains(Instant moment) {
      return startsAt != null
          && endsAt != null
          && !moment.isBefore(startsAt)
          && moment.isBefore(endsAt);
    }
  }

  /** The name of the quarter, if a moment lies in it. */
  Optional<String> quarterOf(Instant moment) {
    return periods == null
        ? Optional.empty()
        : periods.stream()
            .filter(period -> QUARTER.equals(period.level()) && period.contains(moment))
            .findFirst()
            .map(Period::name);
  }
}
