package io.revline.forecast.series.web;

import io.revline.forecast.series.SeriesAnswer;
import io.revline.forecast.series.SeriesForecast;
import io.revline.forecast.series.SeriesForecast.KeyForecast;
import io.revline.forecast.series.SeriesForecast.PeriodForecast;
import io.revline.forecast.series.SeriesForecasts;
import io.revline.forecast.series.SeriesQuestion;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Watermark;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class SeriesResource {
  private static final Columns<KeyForecast> COLUMNS =
      Columns.of(KeyForecast.class)
          .without("history", "forecasts")
          .withEach("forecasts", Columns.of(PeriodForecast.class), KeyForecast::forecasts);

  private final SeriesForecasts forecasts;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  SeriesResource(
      SeriesForecasts forecasts, CurrentCaller current, Watermark watermark, Exports exports) {
    this.forecasts = forecasts;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** What was won before says what will be. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "Forecast revenue from what was won before, without pipeline",
      description =
          "Wins are added up by key and by month or quarter of the fiscal calendar, in the"
              + " corporate currency. The next periods, from the one that asOf lies in, are"
              + " forecast from the complete ones before it by several methods, weighed by how"
              + " they would have done; 80% intervals are made of the errors of that rehearsal,"
              + " which is shown beside the baselines people know. Indexes are used where they"
              + " would have helped. The total is forecast as one series: rows do not add up to"
              + " it. A table has a row for each key and period, and all keys unless limit is"
              + " given.")
  public SeriesResponse show(
      @QueryParam("by") @Nullable String by,
      @QueryParam("step") @Nullable String step,
      @QueryParam("horizon") @Nullable Integer horizon,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    SeriesQuestion question = SeriesQuestion.of(by, step, horizon, limit, cursor);
    SeriesAnswer answer = forecasts.of(question, watermark.times(asOf, knownAt), current.get());
    SeriesForecast page = answer.page();
    List<KeyForecast> table = limit == null ? answer.following() : page.rows();
    return exports.rows(
        "series", COLUMNS, SeriesResponse.from(page), table, page.asOf(), page.knownAt());
  }
}
