package io.revline.forecast.series.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.series.SeriesForecast;
import io.revline.forecast.series.SeriesForecast.IndexUse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of forecasts; what does not apply is left out.
 *
 * @param asOf every change with business time before this counts
 * @param knownAt of what was recorded before this
 * @param by what the keys are
 * @param step how long the periods are
 * @param horizon how many are forecast, the first being the one that asOf lies in
 * @param currency the corporate currency
 * @param indexes every index known, and whether it is used
 * @param rows by key
 * @param total all that is seen, forecast as one series
 * @param next the cursor of the next rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesResponse(
    Instant asOf,
    Instant knownAt,
    String by,
    String step,
    int horizon,
    String currency,
    List<IndexUse> indexes,
    List<KeyResponse> rows,
    KeyResponse total,
    @Nullable String next) {

  static SeriesResponse from(SeriesForecast forecast) {
    return new SeriesResponse(
        forecast.asOf(),
        forecast.knownAt(),
        forecast.by(),
        forecast.step(),
        forecast.horizon(),
        forecast.currency(),
        forecast.indexes(),
        forecast.rows().stream().map(KeyResponse::from).toList(),
        KeyResponse.from(forecast.total()),
        forecast.next());
  }
}
