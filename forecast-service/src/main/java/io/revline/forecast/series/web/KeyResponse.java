package io.revline.forecast.series.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.series.SeriesForecast.Backtest;
import io.revline.forecast.series.SeriesForecast.KeyForecast;
import io.revline.forecast.series.SeriesForecast.MemberShare;
import io.revline.forecast.series.SeriesForecast.PeriodForecast;
import io.revline.forecast.series.SeriesForecast.PeriodWon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one key.
 *
 * @param key what it stands for
 * @param label the key as people say it
 * @param history what was won, from the first period with a win on
 * @param forecasts of each period ahead
 * @param members the methods the forecast of the next period is made of
 * @param index the index that shifts the forecasts
 * @param backtest how forecasts of one period ahead did
 * @param flags what to keep in mind
 * @param reason why there is no forecast
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyResponse(
    String key,
    String label,
    List<PeriodWon> history,
    List<PeriodForecast> forecasts,
    List<MemberShare> members,
    @Nullable String index,
    @Nullable Backtest backtest,
    @Nullable List<String> flags,
    @Nullable String reason) {

  static KeyResponse from(KeyForecast forecast) {
    return new KeyResponse(
        forecast.key(),
        forecast.label(),
        forecast.history(),
        forecast.forecasts(),
        forecast.members(),
        forecast.index(),
        forecast.backtest(),
        forecast.flags().isEmpty() ? null : forecast.flags(),
        forecast.reason());
  }
}
