package io.revline.forecast.model;

import java.time.Instant;

/**
 * A deal's score, and what makes up its chance of a win within the next week.
 *
 * @param asOf as it was after every change before this
 * @param knownAt of what was recorded before this
 * @param horizonDays how many days are looked ahead
 * @param trainedAsOf the model learned from nothing that happened from then on
 * @param score what is to be expected within the horizon
 * @param nextWeek what makes up the log-odds of a win within the next week
 */
public record ExplainedScore(
    Instant asOf,
    Instant knownAt,
    int horizonDays,
    Instant trainedAsOf,
    DealScore score,
    Explanation nextWeek) {}
