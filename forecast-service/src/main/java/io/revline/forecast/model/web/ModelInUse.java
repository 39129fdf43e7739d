package io.revline.forecast.model.web;

import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers by the model of the time asked about, or tells that it is on its way. */
@ApplicationScoped
public class ModelInUse {
  private final OutcomeModels models;
  private final CurrentCaller current;
  private final Watermark watermark;

  ModelInUse(OutcomeModels models, CurrentCaller current, Watermark watermark) {
    this.models = models;
    this.current = current;
    this.watermark = watermark;
  }

  /** 200 with what the model says, or 202. */
  Response of(
      @Nullable String asOf,
      @Nullable String knownAt,
      BiFunction<StoredModel, Times, Object> says) {
    Times times = watermark.times(asOf, knownAt);
    models.requirePast(times.asOf());
    return of(times, asOf == null, model -> says.apply(model, times));
  }

  /**
   * 200 with what the model of a moment that has passed says, or 202.
   *
   * @param now whether the present is asked about, for which a model of the last days will do
   */
  public Response of(Times times, boolean now, Function<StoredModel, Object> says) {
    StoredModel model = models.at(times, now, current.get().subject());
    return model.isReady() ? Response.ok(says.apply(model)).build() : ModelAnswers.onItsWay(model);
  }
}
