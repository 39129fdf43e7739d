package io.revline.pipeline.stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What standing in a stage means for the forecast, from a time on.
 *
 * @param from business time, inclusive; null for terms that held from the start
 * @param probability the chance of a win, 0 to 1
 * @param forecastCategory the category its deals count in
 * @param limitDays how many days a deal should stand in the stage at most, if there is a limit
 */
public record Terms(
    @Nullable Instant from,
    BigDecimal probability,
    ForecastCategory forecastCategory,
    @Nullable Integer limitDays) {

  /** Written alike, equal terms are equal: microseconds, and no zeros at the end. */
  public Terms {
    from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
    probability = probability.stripTrailingZeros();
  }

  /** Whether they have begun to hold by a moment. */
  boolean begunBy(Instant moment) {
    return from == null || !from.isAfter(moment);
  }

  /** Whether both mean the same, whenever they begin. */
  boolean sameMeaning(Terms other) {
    return equals(other.startingAt(from));
  }

  /** The same from another time on. */
  Terms startingAt(@Nullable Instant start) {
    return new Terms(start, probability, forecastCategory, limitDays);
  }
}
