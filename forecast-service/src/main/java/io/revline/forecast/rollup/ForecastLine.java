package io.revline.forecast.rollup;

import java.util.function.Predicate;

/**
 * One of the numbers a forecast is read by, such as Commit.
 *
 * @param key its stable name
 * @param label as people say it
 * @param counts which deals count for it
 */
record ForecastLine(String key, String label, Predicate<Cell> counts) {}
