package io.revline.forecast.period;

import java.time.Instant;

/**
 * A win that stands, or somebody's part of one.
 *
 * @param leaf who is credited
 * @param createdAt when the deal was created
 * @param wonAt when it was won
 * @param worth what it brought: money in the corporate currency, or its part of one deal
 * @param part how much of the deal this is, above 0 and at most 1
 */
record Win(Leaf leaf, Instant createdAt, Instant wonAt, double worth, double part) {}
