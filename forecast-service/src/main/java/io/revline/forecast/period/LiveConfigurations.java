package io.revline.forecast.period;

import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what live projections are made with, and why. */
@ApplicationScoped
public class LiveConfigurations {
  private final Settings settings;
  private final OutcomeModels models;

  LiveConfigurations(Settings settings, OutcomeModels models) {
    this.settings = settings;
    this.models = models;
  }

  /**
   * The configuration that held at a recorded time.
   *
   * @param measure amount or count; amount when absent
   * @param period month or quarter; quarter when absent
   * @throws InvalidInput for other words
   */
  public LiveConfiguration known(
      @Nullable String measure, @Nullable String period, Instant knownAt) {
    Measure counted = Measure.of(measure);
    PeriodLevel level = level(period);
    Setting setting = settings.known(counted, level, knownAt);
    return new LiveConfiguration(
        counted.word(),
        level.name().toLowerCase(Locale.ROOT),
        knownAt,
        setting.memory().word(),
        setting.memoryBecause(),
        setting.width(),
        setting.widthBecause(),
        setting.backtest(),
        models.newest(knownAt).map(LiveConfigurations::believed).orElse("there is no model yet"));
  }

  private static PeriodLevel level(@Nullable String word) {
    if (word == null || word.equals("quarter")) {
      return PeriodLevel.QUARTER;
    }
    if (word.equals("month")) {
      return PeriodLevel.MONTH;
    }
    throw InvalidInput.of("period", "'%s' is none of quarter, month".formatted(word));
  }

  private static String believed(StoredModel model) {
    return model.logLoss() == null || model.baseLogLoss() == null
        ? "the model as of %s has too short a past to be tried in".formatted(model.trainedAsOf())
        : String.format(
            Locale.ROOT,
            "the model as of %s, tried from %d moments of its past on %d deal-weeks, had a log loss"
                + " of %.4f where one chance for all deals had %.4f",
            model.trainedAsOf(),
            model.trials(),
            model.predictions(),
            model.logLoss(),
            model.baseLogLoss());
  }
}
