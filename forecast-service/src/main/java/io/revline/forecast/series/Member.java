package io.revline.forecast.series;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A way to forecast a series from its past alone: what people use, and what the textbooks have
 * (Hyndman and Athanasopoulos, "Forecasting: principles and practice").
 */
enum Member {
  /** The last value goes on. */
  LAST_PERIOD(Family.LEVEL, Levels::last),

  /** The mean of the last year. */
  MEAN(Family.LEVEL, Levels::mean),

  /** The median of the last year. */
  MEDIAN(Family.LEVEL, Levels::median),

  /** Simple exponential smoothing. */
  SMOOTHING(Family.LEVEL, Levels::smooth),

  /** The straight line from the first value through the last. */
  DRIFT(Family.LEVEL, Levels::drift),

  /** The same month of the last quarter; by quarters the last one. */
  LAST_QUARTER(Family.QUARTER, Seasons::lastQuarter),

  /** The mean of the same month of the quarters of the last year; by quarters of all. */
  QUARTERS_MEAN(Family.QUARTER, Seasons::quartersMean),

  /** The same period of the last year. */
  LAST_YEAR(Family.YEAR, Seasons::lastYear),

  /** The same, times the growth of the last quarter over the one a year before. */
  YEAR_GROWN_QUARTER(Family.YEAR, Seasons::yearGrownByQuarter),

  /** The same, times the growth of the last half year. */
  YEAR_GROWN_HALF(Family.YEAR, Seasons::yearGrownByHalf),

  /** The same, times the growth of the last year, or of as much of it as can be compared. */
  YEAR_GROWN_YEAR(Family.YEAR, Seasons::yearGrownByYear),

  /** The same month of the last quarter, moved as all keys moved from there a year ago. */
  LIKE_FOR_LIKE(Family.MOVEMENT, Seasons::likeForLike),

  /** Half of that movement, as one year is little to know it from. */
  LIKE_FOR_LIKE_HALF(Family.MOVEMENT, Seasons::likeForLikeHalf);

  /**
   * What members of a family see in the past. Before anything is known each family counts alike.
   */
  enum Family {
    LEVEL,
    QUARTER,
    YEAR,
    MOVEMENT
  }

  /** What a member says of the next periods; nothing when the past is too short for it. */
  @FunctionalInterface
  interface Method {
    double[] ahead(Past past, int horizon);
  }

  static final List<Member> ALL = List.of(values());

  private final Family family;
  private final Method method;

  Member(Family family, Method method) {
    this.family = family;
    this.method = method;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much it counts before anything is known of it: each family alike. */
  double prior() {
    return 1.0 / Arrays.stream(values()).filter(other -> other.family == family).count();
  }

  double[] ahead(Past past, int horizon) {
    return method.ahead(past, horizon);
  }
}
