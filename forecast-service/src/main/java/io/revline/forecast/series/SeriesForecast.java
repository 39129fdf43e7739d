package io.revline.forecast.series;

import io.revline.kit.Money;
import io.revline.kit.figure.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of revenue from what was won before.
 *
 * @param asOf every change with business time before this counts
 * @param knownAt of what was recorded before this
 * @param by what the keys are: account, product, region, owner or total
 * @param step month or quarter of the fiscal calendar
 * @param horizon how many periods are forecast, the first being the one that asOf lies in
 * @param currency the corporate currency, which all amounts are in
 * @param indexes every index that was known, and whether it is used
 * @param rows by key, in the order of the keys
 * @param total all that is seen, forecast as one series: not the sum of the rows
 * @param next the cursor of the next rows; null on the last page
 */
public record SeriesForecast(
    Instant asOf,
    Instant knownAt,
    String by,
    String step,
    int horizon,
    String currency,
    List<IndexUse> indexes,
    List<KeyForecast> rows,
    KeyForecast total,
    @Nullable String next) {
  public SeriesForecast {
    indexes = List.copyOf(indexes);
    rows = List.copyOf(rows);
  }

  /**
   * What is said of one key.
   *
   * @param key what the row stands for; {@code none} for wins without
   * @param label the key as people say it
   * @param history what was won, from the first period with a win on
   * @param forecasts of each period ahead; none where the history is not known
   * @param members the methods that the forecast of the next period is made of
   * @param index the index that shifts the forecasts; null where none does
   * @param backtest how forecasts of one period ahead did in the past
   * @param flags shortHistory: less than a year; fewBacktests: less than eight; intermittent: most
   *     periods have no win; silent: none in the last quarter; negative: some periods are below
   *     nothing; missingRate
   * @param reason why there is no forecast
   */
  public record KeyForecast(
      String key,
      String label,
      List<PeriodWon> history,
      List<PeriodForecast> forecasts,
      List<MemberShare> members,
      @Nullable String index,
      @Nullable Backtest backtest,
      List<String> flags,
      @Nullable String reason) {
    public KeyForecast {
      history = List.copyOf(history);
      forecasts = List.copyOf(forecasts);
      members = List.copyOf(members);
      flags = List.copyOf(flags);
    }
  }

  /** What was won in a period. */
  public record PeriodWon(String period, Money amount) {}

  /**
   * What is forecast of a period.
   *
   * @param amount the point forecast
   * @param low the lower end of the 80% interval
   * @param high the upper end
   */
  public record PeriodForecast(String period, Money amount, Money low, Money high) {}

  /**
   * A method.
   *
   * @param member its name
   * @param weight how much it counts, 0 to 1
   */
  public record MemberShare(String member, Value weight) {}

  /**
   * How forecasts of one period ahead, each from what was known before it, did.
   *
   * @param forecasts how many, of the last 24 periods at most
   * @param error WAPE: Σ|actual − forecast| ÷ Σ|actual|; null where nothing was won
   * @param bias Σ(forecast − actual) ÷ Σ|actual|
   * @param baselines the same of what people would have said
   */
  public record Backtest(int forecasts, Value error, Value bias, List<Baseline> baselines) {
    public Backtest {
      baselines = List.copyOf(baselines);
    }
  }

  /**
   * A baseline.
   *
   * @param member which method, alone
   * @param forecasts of how many periods it could say anything
   * @param error its WAPE over those
   */
  public record Baseline(String member, int forecasts, Value error) {}

  /**
   * Whether an index is used.
   *
   * @param name the index
   * @param used whether forecasts are shifted by it
   * @param reason why, or why not
   * @param change how much more or less the error of the backtest is with it: −0.1 is a tenth less;
   *     null where it could not be tried
   */
  public record IndexUse(String name, boolean used, String reason, Value change) {}
}
