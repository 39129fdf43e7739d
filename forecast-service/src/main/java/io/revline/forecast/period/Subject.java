package io.revline.forecast.period;

import io.revline.forecast.revision.Slice;

/**
 * What is projected, whenever.
 *
 * @param level month or quarter
 * @param measure amount or count
 * @param node company, team:ID or rep:ID
 * @param slice of which deals
 */
public record Subject(String level, String measure, String node, Slice slice) {}
