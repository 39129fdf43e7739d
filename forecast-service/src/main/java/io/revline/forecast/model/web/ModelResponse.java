package io.revline.forecast.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.model.StoredModel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model, or how far its training is.
 *
 * @param id names it
 * @param version counts changes of how models learn
 * @param trainedAsOf it learned from all that happened before this
 * @param knownAt of what was recorded before this
 * @param state queued, training, succeeded or failed
 * @param actor who asked for it
 * @param progress which part of the training is done, 0 to 1
 * @param submittedAt when it was asked for
 * @param finishedAt when its training ended
 * @param failure why it failed; what was there before is used on
 * @param weeks how many weeks back it looked
 * @param deals from how many deals it learned
 * @param dealWeeks for how many weeks these stood open, all added up
 * @param rows how many of these deal-weeks it learned from
 * @param wins how many of them ended with a win
 * @param losses how many with a loss
 * @param backtest how its like held when it was tried in the past
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelResponse(
    UUID id,
    int version,
    Instant trainedAsOf,
    Instant knownAt,
    String state,
    String actor,
    double progress,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    @Nullable String failure,
    @Nullable Integer weeks,
    @Nullable Integer deals,
    @Nullable Long dealWeeks,
    @Nullable Integer rows,
    @Nullable Integer wins,
    @Nullable Integer losses,
    @Nullable Backtest backtest) {

  /**
   * How predictions of wins held that were made in the past.
   *
   * @param trials from how many moments it was predicted
   * @param predictions how many deal-weeks ahead of these were predicted
   * @param logLoss mean negative log-likelihood of what happened; lower is better
   * @param baseLogLoss the same of one chance for all deals
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Backtest(
      int trials, int predictions, @Nullable Double logLoss, @Nullable Double baseLogLoss) {}

  static ModelResponse from(StoredModel model) {
    return new ModelResponse(
        model.id(),
        model.version(),
        model.trainedAsOf(),
        model.knownAt(),
        model.state(),
        model.actor(),
        model.progress(),
        model.submittedAt(),
        model.finishedAt(),
        model.failure(),
        model.weeks(),
        model.deals(),
        model.dealWeeks(),
        model.rows(),
        model.wins(),
        model.losses(),
        backtest(model));
  }

  private static @Nullable Backtest backtest(StoredModel model) {
    Integer trials = model.trials();
    Integer predictions = model.predictions();
    return trials == null || predictions == null
        ? null
        : new Backtest(trials, predictions, model.logLoss(), model.baseLogLoss());
  }
}
