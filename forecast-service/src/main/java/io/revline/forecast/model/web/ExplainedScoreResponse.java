package io.revline.forecast.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.model.ExplainedScore;
import io.revline.forecast.model.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
record ExplainedScoreResponse(
    Instant asOf,
    Instant knownAt,
    int horizonDays,
    Instant trainedAsOf,
    ScoreResponse score,
    NextWeek nextWeek) {

  /**
   * The log-odds of a win within the next week, piece by piece.
   *
   * @param pWon the chance
   * @param logOdds the same as log-odds: the start and all contributions added up
   * @param start where every deal starts
   * @param contributions what each feature adds, the weightiest first
   */
  record NextWeek(double pWon, double logOdds, double start, List<Contribution> contributions) {}

  /**
   * What one feature adds to the log-odds.
   *
   * @param feature its key
   * @param label what it tells, in words
   * @param value what it is for this deal; absent where nobody knows
   * @param contribution above 0 it speaks for a win
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Contribution(String feature, String label, @Nullable String value, double contribution) {
    static Contribution from(Explanation.Part part) {
      return new Contribution(part.feature(), part.label(), part.value(), part.contribution());
    }
  }

  static ExplainedScoreResponse from(ExplainedScore explained) {
    Explanation week = explained.nextWeek();
    return new ExplainedScoreResponse(
        explained.asOf(),
        explained.knownAt(),
        explained.horizonDays(),
        explained.trainedAsOf(),
        ScoreResponse.from(explained.score()),
        new NextWeek(
            week.pWon(),
            week.logOdds(),
            week.start(),
            week.contributions().stream().map(Contribution::from).toList()));
  }
}
