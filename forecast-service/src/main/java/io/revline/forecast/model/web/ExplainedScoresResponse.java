package io.revline.forecast.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.model.ExplainedScore;
import io.revline.forecast.model.Scoring;
import io.revline.kit.problem.ItemProblem;
import io.revline.kit.progress.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scores of several deals and what makes up each.
 *
 * @param results one for each id, in their order
 */
record ExplainedScoresResponse(List<Result> results) {
  ExplainedScoresResponse {
    results = List.copyOf(results);
  }

  /**
   * What became of an id.
   *
   * @param index its place among those sent, from 0
   * @param status the HTTP status it would have had alone: 200 or 404
   * @param id the deal
   * @param explained the answer it would have had alone
   * @param problem why there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      int index,
      int status,
      UUID id,
      @Nullable ExplainedScoreResponse explained,
      @Nullable ItemProblem problem) {}

  static ExplainedScoresResponse of(
      List<UUID> ids, Times times, Map<UUID, ExplainedScore> explained) {
    List<Result> results = new ArrayList<>();
    for (UUID id : ids) {
      results.add(result(results.size(), id, times, explained.get(id)));
    }
    return new ExplainedScoresResponse(results);
  }

  private static Result result(
      int index, UUID id, Times times, @Nullable ExplainedScore explained) {
    if (explained == null) {
      ItemProblem problem = ItemProblem.of(Scoring.notOpen(id, times));
      return new Result(index, problem.status(), id, null, problem);
    }
    return new Result(index, 200, id, ExplainedScoreResponse.from(explained), null);
  }
}
