package io.revline.forecast.model.web;

import io.revline.forecast.model.DealScores;
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
 * @param flags smallSample when there were too few wins or losses to tell deals apart
 * @param scores one for each deal
 */
record ScoresResponse(
    Instant asOf,
    Instant knownAt,
    int horizonDays,
    Instant trainedAsOf,
    int modelVersion,
    List<String> flags,
    List<ScoreResponse> scores) {
  static ScoresResponse from(DealScores scores) {
    return new ScoresResponse(
        scores.asOf(),
        scores.knownAt(),
        scores.horizonDays(),
        scores.trainedAsOf(),
        scores.modelVersion(),
        scores.flags(),
        scores.scores().stream().map(ScoreResponse::from).toList());
  }
}
