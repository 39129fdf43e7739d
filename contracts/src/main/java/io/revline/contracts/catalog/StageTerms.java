package io.revline.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.deal.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What standing in a stage means for the forecast, from a time on.
 *
 * @param from business time, inclusive; absent for terms that hold from the start
 * @param probability the chance of a win, 0 to 1
 * @param forecastCategory the category its deals count in
 * @param limitDays how many days a deal should stand in the stage at most; absent without a limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageTerms(
    Instant from, BigDecimal probability, ForecastCategory forecastCategory, Integer limitDays) {}
