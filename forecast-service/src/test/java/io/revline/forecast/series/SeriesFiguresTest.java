package io.revline.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.revline.forecast.past.AccuracyPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How well real revenue is forecast, one period ahead and out of time: each forecast is made of
 * files cut off before its period. The baselines of the data's README are computed first, so that
 * the same thing is measured.
 */
class SeriesFiguresTest {
  private static final Function<NamedCsvRecord, String> ALL = row -> "all";

  /** A forecast and what came. */
  private record Tried(double point, double low, double high, double actual) {
    double off() {
      return Math.abs(point - actual);
    }

    boolean held() {
      return low <= actual && actual <= high;
    }
  }

  @Test
  void monthly_revenue_of_maven_crm_is_forecast_within_a_tenth() {
    RealRevenue revenue = RealRevenue.maven(ALL, Step.MONTH);
    int june = revenue.at(2017, 6, Step.MONTH);

    assertThat(mape(naive(revenue, june, june + 7, (past, t) -> past[t - 1])))
        .isEqualTo(0.388, within(0.0005));
    assertThat(mape(naive(revenue, june, june + 7, (past, t) -> mean(past, 0, t))))
        .isEqualTo(0.235, within(0.0005));
    assertThat(mape(naive(revenue, june, june + 7, (past, t) -> past[t - 3])))
        .isEqualTo(0.079, within(0.0005));

    List<Tried> tried = tried(revenue, Step.MONTH, june, june + 7);

    says(
        "series maven_crm",
        "- `maven_crm`, June to December 2017: MAPE %.3f (the same month of the last quarter .079, the month before .388)",
        mape(tried));
    assertThat(tried).hasSize(7);
    assertThat(mape(tried)).isLessThan(0.10);
  }

  @Test
  void monthly_revenue_of_adventureworks_is_forecast_better_than_by_growth() {
    RealRevenue revenue = RealRevenue.adventureWorks(ALL, Step.MONTH);
    int july = revenue.at(2019, 7, Step.MONTH);

    assertThat(mape(naive(revenue, july, july + 11, (past, t) -> past[t - 1])))
        .isEqualTo(0.356, within(0.0005));
    assertThat(mape(naive(revenue, july, july + 11, (past, t) -> past[t - 12])))
        .isEqualTo(0.213, within(0.0005));
    assertThat(
            mape(
                naive(
                    revenue,
                    july,
                    july + 11,
                    (past, t) ->
                        past[t - 12] * mean(past, t - 12, t) / mean(past, t - 24, t - 12))))
        .isEqualTo(0.180, within(0.0005));

    List<Tried> tried = tried(revenue, Step.MONTH, july, july + 11);

    says(
        "series adventureworks",
        "- `adventureworks`, July 2019 to May 2020: MAPE %.3f (the year before, times its growth, .180; the month before .356)",
        mape(tried));
    assertThat(tried).hasSize(11);
    assertThat(mape(tried)).isLessThan(0.14);
  }

  @Test
  void the_next_quarter_of_each_reseller_is_forecast_better_than_by_the_last() {
    RealRevenue revenue =
        RealRevenue.adventureWorks(row -> row.getField("ResellerKey"), Step.QUARTER);
    int summer = revenue.at(2019, 3, Step.QUARTER);

    assertThat(wape(naive(revenue, summer, summer + 3, (past, t) -> past[t - 1])))
        .isEqualTo(0.530, within(0.0005));
    assertThat(wape(naive(revenue, summer, summer + 3, (past, t) -> mean(past, t - 4, t))))
        .isEqualTo(0.639, within(0.0005));

    List<Tried> tried = tried(revenue, Step.QUARTER, summer, summer + 3);

    says(
        "series resellers",
        "- each of 632 resellers of `adventureworks`, the next quarter: WAPE %.3f (the quarter before .530, the mean of four .639)",
        wape(tried));
    assertThat(tried).hasSize(3 * 632);
    assertThat(wape(tried)).isLessThan(0.50);
  }

  @Test
  void intervals_hold_in_about_four_cases_of_five() {
    Map<String, String> offices = RealRevenue.offices();
    List<Tried> few = new ArrayList<>();
    List.<Function<NamedCsvRecord, String>>of(
            ALL,
            row -> row.getField("product"),
            row -> offices.getOrDefault(row.getField("sales_agent"), "none"))
        .forEach(key -> few.addAll(lastOf(RealRevenue.maven(key, Step.MONTH), Step.MONTH, 7)));
    List.<Function<NamedCsvRecord, String>>of(ALL, row -> row.getField("SalesTerritoryKey"))
        .forEach(
            key -> few.addAll(lastOf(RealRevenue.adventureWorks(key, Step.MONTH), Step.MONTH, 11)));
    RealRevenue resellers =
        RealRevenue.adventureWorks(row -> row.getField("ResellerKey"), Step.QUARTER);
    int summer = resellers.at(2019, 3, Step.QUARTER);
    List<Tried> many = known(resellers, Step.QUARTER, summer, summer + 3);

    says(
        "series intervals",
        "- 80%% intervals held %.3f of months by region, product, territory and in all, and %.3f of resellers' quarters",
        held(few),
        held(many));
    assertThat(few).hasSizeGreaterThan(190);
    assertThat(held(few)).isBetween(0.72, 0.88);
    assertThat(held(many)).isBetween(0.72, 0.88);
  }

  private static void says(String part, String line, Object... figures) {
    AccuracyPage.says(part, line.formatted(figures) + "\n");
  }

  private static List<Tried> lastOf(RealRevenue revenue, Step step, int periods) {
    int length = revenue.byKey().values().iterator().next().length;
    return known(revenue, step, length - periods, length);
  }

  /** Of keys that something had been won for: about others nobody asks. */
  private static List<Tried> known(RealRevenue revenue, Step step, int from, int to) {
    List<Tried> tried = new ArrayList<>();
    for (int period = from; period < to; period++) {
      tried.addAll(tried(revenue, step, period).known());
    }
    return tried;
  }

  private static List<Tried> tried(RealRevenue revenue, Step step, int from, int to) {
    List<Tried> tried = new ArrayList<>();
    for (int period = from; period < to; period++) {
      Trials trials = tried(revenue, step, period);
      tried.addAll(trials.known());
      tried.addAll(trials.unknown());
    }
    return tried;
  }

  private record Trials(List<Tried> known, List<Tried> unknown) {}

  private static Trials tried(RealRevenue revenue, Step step, int period) {
    List<Series> past = new ArrayList<>();
    revenue
        .byKey()
        .forEach((key, values) -> past.add(new Series(key, Arrays.copyOf(values, period))));
    Ensemble ensemble = new Ensemble(new Panel(step, past), 1, List.of());
    Trials trials = new Trials(new ArrayList<>(), new ArrayList<>());
    for (Series series : past) {
      double actual = revenue.byKey().getOrDefault(series.key(), new double[0])[period];
      if (series.start() == period) {
        trials.unknown().add(new Tried(0, 0, 0, actual));
      } else {
        Outlook outlook = ensemble.of(series);
        trials.known().add(new Tried(outlook.point(1), outlook.low(1), outlook.high(1), actual));
      }
    }
    return trials;
  }

  /** Says of a period what somebody would have, who knows those before it. */
  private interface Naive {
    double of(double[] past, int period);
  }

  private static List<Tried> naive(RealRevenue revenue, int from, int to, Naive naive) {
    List<Tried> tried = new ArrayList<>();
    for (double[] values : revenue.byKey().values()) {
      for (int period = from; period < to; period++) {
        double said = naive.of(Arrays.copyOf(values, period), period);
        tried.add(new Tried(said, said, said, values[period]));
      }
    }
    return tried;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  private static double mape(List<Tried> tried) {
    return tried.stream().mapToDouble(each -> each.off() / each.actual()).average().orElseThrow();
  }

  private static double wape(List<Tried> tried) {
    return tried.stream().mapToDouble(Tried::off).sum()
        / tried.stream().mapToDouble(each -> Math.abs(each.actual())).sum();
  }

  private static double held(List<Tried> tried) {
    return tried.stream().filter(Tried::held).count() / (double) tried.size();
  }
}
