package io.revline.forecast.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From what a model was learned.
 *
 * @param before of all that happened before this
 * @param weeks how many weeks back
 * @param deals of how many deals
 * @param dealWeeks for how many weeks these stood open, all added up
 * @param rows how many of the deal-weeks were kept to learn from
 * @param wins how many of them ended with a win
 * @param losses how many with a loss
 * @param held how predictions of wins held that were made in the past and tried since
 */
public record Learning(
    Instant before,
    int weeks,
    int deals,
    long dealWeeks,
    int rows,
    int wins,
    int losses,
    Held held) {

  /**
   * How past predictions held, out of time.
   *
   * @param trials from how many moments of the past it was predicted
   * @param predictions how many deal-weeks ahead of these were predicted
   * @param logLoss mean negative log-likelihood of what happened, lower is better; null without any
   * @param baseLogLoss the same of a prediction that is the same for all deals
   */
  public record Held(
      int trials, int predictions, @Nullable Double logLoss, @Nullable Double baseLogLoss) {}

  void write(TextBlocks.Writer writer) {
    writer.add(before).add(weeks).add(deals).add(dealWeeks).add(rows).add(wins).add(losses);
    writer.add(held.trials()).add(held.predictions());
    writer.add(held.logLoss()).add(held.baseLogLoss());
  }

  static Learning read(TextBlocks.Reader reader) {
    return new Learning(
        Instant.parse(reader.next()),
        reader.number(),
        reader.number(),
        reader.number(),
        reader.number(),
        reader.number(),
        reader.number(),
        new Held(reader.number(), reader.number(), reader.realOrNull(), reader.realOrNull()));
  }
}
