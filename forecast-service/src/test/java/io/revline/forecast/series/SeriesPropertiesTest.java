package io.revline.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of forecasts of any series, shown on made-up ones. */
class SeriesPropertiesTest {
  private static final int HORIZON = 6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neither_the_order_of_keys_nor_their_names_make_a_difference(long seed) {
    List<Series> keys = keys(seed, 40, 30);
    List<Series> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(seed));
    List<Series> renamed =
        shuffled.stream()
            .map(series -> new Series("z" + series.key(), values(series.length(), series::at)))
            .toList();

    List<double[]> one = said(keys, List.of());

    assertThat(said(shuffled, keys)).usingRecursiveComparison().isEqualTo(one);
    assertThat(said(renamed, keys.stream().map(series -> named("z", series)).toList()))
        .usingRecursiveComparison()
        .isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 7, 1e6})
  void in_another_unit_all_is_the_same(double unit) {
    List<Series> keys = keys(11, 20, 28);
    List<Series> scaled = keys.stream().map(changed(value -> value * unit)).toList();

    List<double[]> plain = said(keys, List.of());
    List<double[]> other = said(scaled, List.of());

    for (int key = 0; key < keys.size(); key++) {
      for (int each = 0; each < plain.get(key).length; each++) {
        assertThat(other.get(key)[each])
            .isCloseTo(plain.get(key)[each] * unit, within(1e-6 * unit));
      }
    }
  }

  static Stream<double[]> oddSeries() {
    double[] long1 = new double[120];
    Arrays.setAll(long1, each -> each % 7 == 0 ? 1e15 : -1e15);
    double[] spike = new double[40];
    spike[0] = 5;
    double[] late = new double[40];
    late[39] = 5;
    double[] same = new double[30];
    Arrays.fill(same, 1131573.47);
    double[] tiny = new double[30];
    Arrays.setAll(tiny, each -> each % 2 * 0.01);
    Stream<double[]> brief =
        IntStream.rangeClosed(1, 8)
            .mapToObj(length -> IntStream.range(0, length).mapToDouble(i -> i * 3 - 4).toArray());
    return Stream.concat(brief, Stream.of(long1, spike, late, same, tiny, new double[] {-7}));
  }

  @ParameterizedTest
  @MethodSource("oddSeries")
  void whatever_was_won_the_forecast_is_a_number_within_its_interval(double[] values) {
    for (Step step : Step.values()) {
      Outlook outlook = alone(values, step);
      for (int ahead = 1; ahead <= HORIZON; ahead++) {
        assertThat(outlook.point(ahead)).isFinite();
        assertThat(outlook.low(ahead)).isFinite().isLessThanOrEqualTo(outlook.point(ahead));
        assertThat(outlook.high(ahead)).isFinite().isGreaterThanOrEqualTo(outlook.point(ahead));
      }
      assertThat(outlook.members().stream().mapToDouble(Outlook.Share::weight).sum())
          .isCloseTo(1, within(0.05));
      assertThat(outlook.errors().wape()).isNotNegative();
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void what_was_never_below_nothing_is_not_forecast_to_be(Step step) {
    for (Series series : keys(3, 30, 25)) {
      Outlook outlook = alone(values(series.length(), series::at), step);
      for (int ahead = 1; ahead <= HORIZON; ahead++) {
        assertThat(outlook.low(ahead)).isNotNegative();
      }
    }
  }

  @Test
  void what_never_changes_goes_on() {
    double[] same = new double[20];
    Arrays.fill(same, 1131573.47);

    Outlook outlook = alone(same, Step.MONTH);

    assertThat(outlook.point(1)).isCloseTo(1131573.47, within(0.001));
    assertThat(outlook.high(1) - outlook.low(1)).isLessThan(0.2 * 1131573.47);
    assertThat(outlook.errors().wape()).isCloseTo(0, within(1e-12));
  }

  @Test
  void a_swing_with_the_quarter_is_found_within_a_year() {
    double[] swinging = values(11, month -> new double[] {50, 100, 300}[month % 3] + month);

    Outlook outlook = alone(swinging, Step.MONTH);

    assertThat(outlook.point(1)).isCloseTo(311, Percentage.withPercentage(10));
    assertThat(outlook.point(2)).isCloseTo(62, Percentage.withPercentage(40));
  }

  @Test
  void a_season_that_grows_is_found_within_three_years() {
    double[] seasonal =
        values(36, month -> (100 + 60 * Math.sin(month * Math.PI / 6)) * Math.pow(1.02, month));

    Outlook outlook = alone(seasonal, Step.MONTH);

    for (int ahead = 1; ahead <= 3; ahead++) {
      int month = 35 + ahead;
      double due = (100 + 60 * Math.sin(month * Math.PI / 6)) * Math.pow(1.02, month);
      assertThat(outlook.point(ahead)).isCloseTo(due, Percentage.withPercentage(15));
    }
  }

  @Test
  void of_keys_that_leave_for_good_nothing_more_is_expected() {
    List<Series> keys = new ArrayList<>();
    for (int key = 0; key < 60; key++) {
      int leaves = 4 + key % 20;
      keys.add(new Series("k" + key, values(24, month -> month < leaves ? 100 + leaves % 5 : 0)));
    }
    Ensemble ensemble = new Ensemble(new Panel(Step.MONTH, keys), 1, List.of());

    assertThat(ensemble.of(keys.get(2)).point(1)).isLessThan(2);
    assertThat(ensemble.of(keys.get(2)).flags(Step.MONTH)).contains("silent");
  }

  @Test
  void where_most_buy_once_less_than_half_is_expected_of_who_just_bought() {
    List<Series> keys = new ArrayList<>();
    for (int key = 0; key < 240; key++) {
      int buys = key % 24;
      keys.add(new Series("k" + key, values(24, month -> month == buys ? 100 : 0)));
    }
    Ensemble ensemble = new Ensemble(new Panel(Step.MONTH, keys), 1, List.of());

    assertThat(ensemble.of(keys.get(23)).point(1)).isLessThan(50);
    assertThat(ensemble.of(keys.get(22)).point(1)).isLessThan(50);
  }

  /** Every forecast that was rehearsed stays what it was, whatever comes after its origin. */
  @ParameterizedTest
  @ValueSource(ints = {8, 15, 22, 29})
  void nothing_that_came_after_an_origin_is_known_at_it(int origin) {
    List<Series> keys = keys(5, 30, 30);
    Random random = new Random(99);
    List<Series> altered =
        keys.stream()
            .map(series -> {
              double[] values = values(series.length(), series::at);
              for (int period = origin; period < values.length; period++) {
                values[period] = random.nextDouble() * 1e7 - 1e6;
              }
              return new Series(series.key(), values);
            })
            .toList();
    double[] known = new double[31];
    Arrays.setAll(known, each -> Math.sin(each));
    Signal signal = new Signal("index", "level", known);

    Rehearsed before = new Rehearsed(keys, signal);
    Rehearsed after = new Rehearsed(altered, signal);

    for (int key = 0; key < keys.size(); key++) {
      if (keys.get(key).start() >= origin) {
        continue;
      }
      for (int at = Math.max(7, keys.get(key).start() + 1); at <= origin; at++) {
        for (int ahead = 1; ahead <= HORIZON; ahead++) {
          assertThat(after.said(altered.get(key), at, ahead))
              .as("key %s at %s, %s ahead", key, at, ahead)
              .isCloseTo(before.said(keys.get(key), at, ahead), within(1e-6));
        }
      }
    }
  }

  /** A panel's rehearsals with everything that is laid over them. */
  private static final class Rehearsed {
    private final Panel panel;
    private final Evidence evidence;
    private final Regression regression;
    private final Correction correction;

    Rehearsed(List<Series> keys, Signal signal) {
      panel = new Panel(Step.MONTH, keys);
      evidence = new Evidence(panel.length(), HORIZON);
      panel.series().forEach(each -> new Rehearsal(panel, each, HORIZON).tell(evidence));
      evidence.weighed();
      List<Trial> plain = panel.series().stream().map(this::trial).toList();
      regression = new Regression(signal, panel.length(), HORIZON, plain);
      correction =
          new Correction(
              panel.length(),
              HORIZON,
              plain.stream().map(trial -> trial.with(regression)).toList());
    }

    private Trial trial(Series series) {
      Rehearsal rehearsal = new Rehearsal(panel, series, HORIZON);
      return new Trial(rehearsal, rehearsal.weights(evidence));
    }

    double said(Series series, int origin, int ahead) {
      return correction.of(trial(series).with(regression), origin, ahead);
    }
  }

  @Test
  void the_past_refuses_to_say_what_came() {
    Series series = new Series("a", new double[] {1, 2, 3, 4});
    Past past = new Past(new Panel(Step.MONTH, List.of(series)), series, 2);

    assertThat(past.at(1)).isEqualTo(2);
    assertThatThrownBy(() -> past.at(2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> past.sum(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> past.movement(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(past.last(9)).containsExactly(1, 2);
  }

  @Test
  void a_hundred_thousand_keys_take_seconds() {
    List<Series> keys = keys(8, 100_000, 36);
    long start = System.nanoTime();

    Ensemble ensemble = new Ensemble(new Panel(Step.MONTH, keys), 3, List.of());
    ensemble.of(keys.getFirst());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  private static List<double[]> said(List<Series> keys, List<Series> inOrderOf) {
    Ensemble ensemble = new Ensemble(new Panel(Step.MONTH, keys), HORIZON, List.of());
    return (inOrderOf.isEmpty() ? keys : inOrderOf)
        .stream()
            .map(ensemble::of)
            .map(outlook ->
                IntStream.rangeClosed(1, HORIZON)
                    .boxed()
                    .flatMap(ahead ->
                        Stream.of(outlook.low(ahead), outlook.point(ahead), outlook.high(ahead)))
                    .mapToDouble(Double::doubleValue)
                    .toArray())
            .toList();
  }

  private static Outlook alone(double[] values, Step step) {
    Series series = new Series("alone", values);
    return new Ensemble(new Panel(step, List.of(series)), HORIZON, List.of()).of(series);
  }

  /** Keys that come and go, with a season, noise and gaps. */
  private static List<Series> keys(long seed, int count, int length) {
    Random random = new Random(seed);
    List<Series> keys = new ArrayList<>();
    for (int key = 0; key < count; key++) {
      int begins = random.nextInt(length / 2);
      double size = Math.exp(3 * random.nextDouble() + 2);
      double gaps = random.nextDouble() * 0.6;
      double[] values =
          values(
              length,
              period ->
                  period < begins || random.nextDouble() < gaps
                      ? 0
                      : size * (1 + 0.5 * Math.sin(period * Math.PI / 6) + random.nextDouble()));
      values[length / 2] += size;
      keys.add(new Series("key " + key, values));
    }
    return keys;
  }

  private static double[] values(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value::applyAsDouble).toArray();
  }

  private static Series named(String prefix, Series series) {
    return new Series(prefix + series.key(), values(series.length(), series::at));
  }

  private static UnaryOperator<Series> changed(DoubleUnaryOperator change) {
    return series ->
        new Series(
            series.key(), Arrays.stream(values(series.length(), series::at)).map(change).toArray());
  }
}
