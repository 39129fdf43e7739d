package io.revline.forecast.model;

import java.time.Instant;
import java.util.List;

/**
 * The scores of the deals that stood open at a moment, in the order of their external ids.
 *
 * @param asOf as they were after every change before this
 * @param knownAt of what was recorded before this
 * @param horizonDays how many days are looked ahead
 * @param trainedAsOf the model learned from nothing that happened from then on
 * @param modelVersion counts changes of how models learn
 * @param flags {@code smallSample} when there were too few wins or losses to tell deals apart
 * @param scores one for each deal
 */
public record DealScores(
    Instant asOf,
    Instant knownAt,
    int horizonDays,
    Instant trainedAsOf,
    int modelVersion,
    List<String> flags,
    List<DealScore> scores) {
  public DealScores {
    flags = List.copyOf(flags);
    scores = List.copyOf(scores);
  }
}
