package io.revline.forecast.series;

import io.revline.forecast.series.SeriesForecast.Backtest;
import io.revline.forecast.series.SeriesForecast.Baseline;
import io.revline.forecast.series.SeriesForecast.KeyForecast;
import io.revline.forecast.series.SeriesForecast.MemberShare;
import io.revline.forecast.series.SeriesForecast.PeriodForecast;
import io.revline.forecast.series.SeriesForecast.PeriodWon;
import io.revline.forecast.series.WonSeries.Won;
import io.revline.kit.calendar.FiscalPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says in words and money what an ensemble says of a key. */
final class Telling {
  /** Why there is no forecast where there is no history. */
  static final String NOTHING = "nothing was won before";

  private final Step step;
  private final Periods periods;
  private final String currency;
  private final UnaryOperator<String> label;

  Telling(Step step, Periods periods, String currency, UnaryOperator<String> label) {
    this.step = step;
    this.periods = periods;
    this.currency = currency;
    this.label = label;
  }

  KeyForecast of(Won won, Ensemble ensemble) {
    String key = won.series().key();
    if (won.unrated()) {
      return without(key, List.of("missingRate"), "a rate to %s is missing".formatted(currency));
    }
    if (won.series().start() == won.series().length()) {
      return without(key, List.of(), NOTHING);
    }
    Outlook outlook = ensemble.of(won.series());
    return new KeyForecast(
        key,
        label.apply(key),
        history(won.series()),
        forecasts(outlook),
        members(outlook),
        ensemble.chosen().map(each -> each.signal().index()).orElse(null),
        backtest(outlook),
        outlook.flags(step),
        null);
  }

  /** A key of which nothing can be said. */
  KeyForecast without(String key, List<String> flags, String reason) {
    return new KeyForecast(
        key, label.apply(key), List.of(), List.of(), List.of(), null, null, flags, reason);
  }

  private List<PeriodWon> history(Series series) {
    List<PeriodWon> history = new ArrayList<>();
    for (int period = series.start(); period < series.length(); period++) {
      history.add(
          new PeriodWon(
              periods.past().get(period).name(), Values.money(series.at(period), currency)));
    }
    return history;
  }

  private List<PeriodForecast> forecasts(Outlook outlook) {
    List<PeriodForecast> forecasts = new ArrayList<>();
    for (FiscalPeriod period : periods.ahead()) {
      int ahead = forecasts.size() + 1;
      forecasts.add(
          new PeriodForecast(
              period.name(),
              Values.money(outlook.point(ahead), currency),
              Values.money(outlook.low(ahead), currency),
              Values.money(outlook.high(ahead), currency)));
    }
    return forecasts;
  }

  private static List<MemberShare> members(Outlook outlook) {
    return outlook.members().stream()
        .map(share -> new MemberShare(share.member().word(), Values.rounded(share.weight())))
        .toList();
  }

  private static @Nullable Backtest backtest(Outlook outlook) {
    Errors errors = outlook.errors();
    if (errors.count() == 0) {
      return null;
    }
    List<Baseline> baselines =
        outlook.baselines().stream()
            .map(each ->
                new Baseline(
                    each.member().word(),
                    each.errors().count(),
                    Values.rounded(each.errors().wape())))
            .toList();
    return new Backtest(
        errors.count(), Values.rounded(errors.wape()), Values.rounded(errors.bias()), baselines);
  }
}
