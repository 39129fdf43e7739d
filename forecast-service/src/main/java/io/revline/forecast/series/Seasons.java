package io.revline.forecast.series;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Methods that see what comes again with the quarter or with the year. */
final class Seasons {
  private Seasons() {}

  static double[] lastQuarter(Past past, int horizon) {
    return withinQuarters(past, horizon, ahead -> past.at(past.sameAs(ahead, past.quarter())));
  }

  static double[] quartersMean(Past past, int horizon) {
    return withinQuarters(past, horizon, ahead -> meanOfQuarters(past, ahead));
  }

  /** A quarter has no months to tell apart where it is one period itself. */
  private static double[] withinQuarters(
      Past past, int horizon, IntToDoubleFunction forecastAhead) {
    return past.quarter() == 1
        ? new double[0]
        : after(past.quarter(), past, horizon, forecastAhead);
  }

  private static double meanOfQuarters(Past past, int ahead) {
    int earliest = past.from(past.year());
    double sum = 0;
    int count = 0;
    for (int period = past.sameAs(ahead, past.quarter());
        period >= earliest;
        period -= past.quarter()) {
      sum += past.at(period);
      count++;
    }
    return sum / count;
  }

  static double[] lastYear(Past past, int horizon) {
    return after(past.year(), past, horizon, ahead -> past.at(past.sameAs(ahead, past.year())));
  }

  static double[] yearGrownByQuarter(Past past, int horizon) {
    return yearGrown(Math.max(2, past.quarter()), past, horizon);
  }

  static double[] yearGrownByHalf(Past past, int horizon) {
    return yearGrown(Math.max(3, past.year() / 2), past, horizon);
  }

  static double[] yearGrownByYear(Past past, int horizon) {
    return yearGrown(Math.clamp(past.length() - past.year(), 1, past.year()), past, horizon);
  }

  private static double[] yearGrown(int span, Past past, int horizon) {
    return after(
        past.year() + span,
        past,
        horizon,
        ahead -> past.at(past.sameAs(ahead, past.year())) * growth(past, span));
  }

  /** Over the same periods of the year before; 1 where there is nothing to compare with. */
  private static double growth(Past past, int span) {
    int yearAgo = past.origin() - past.year();
    double before = past.sum(yearAgo - span, yearAgo);
    double now = past.sum(past.origin() - span, past.origin());
    return before > 0 && now >= 0 ? Movement.bounded(now / before) : 1;
  }

  static double[] likeForLike(Past past, int horizon) {
    return moved(1, past, horizon);
  }

  static double[] likeForLikeHalf(Past past, int horizon) {
    return moved(0.5, past, horizon);
  }

  private static double[] moved(double share, Past past, int horizon) {
    double[] moved =
        after(
            past.quarter(),
            past,
            horizon,
            ahead ->
                past.at(past.sameAs(ahead, past.quarter()))
                    * Math.pow(movementAYearAgo(past, ahead), share));
    return Arrays.stream(moved).anyMatch(Double::isNaN) ? new double[0] : moved;
  }

  /** From the same place of the last quarter to the period, in the last year that knows both. */
  private static double movementAYearAgo(Past past, int ahead) {
    int quarters = (ahead - 1) / past.quarter() + 1;
    int years = (ahead - 1) / past.year() + 1;
    int period = past.origin() - 1 + ahead - years * past.year();
    return period < 0 ? Double.NaN : past.movement(period, quarters);
  }

  private static double[] after(
      int needed, Past past, int horizon, IntToDoubleFunction forecastAhead) {
    double[] all = new double[past.length() < needed ? 0 : horizon];
    Arrays.setAll(all, each -> forecastAhead.applyAsDouble(each + 1));
    return all;
  }
}
