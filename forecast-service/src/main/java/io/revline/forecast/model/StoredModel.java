package io.revline.forecast.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model that is kept, or still on its way.
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
 * @param trials from how many moments of the past its like was tried
 * @param predictions on how many deal-weeks ahead of these
 * @param logLoss how well it predicted wins there: mean negative log-likelihood, lower is better
 * @param baseLogLoss the same of one chance for all deals
 */
public record StoredModel(
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
    @Nullable Integer trials,
    @Nullable Integer predictions,
    @Nullable Double logLoss,
    @Nullable Double baseLogLoss) {

  /** Whether it can be used. */
  public boolean isReady() {
    return state.equals("succeeded");
  }

  boolean isFailed() {
    return state.equals("failed");
  }
}
