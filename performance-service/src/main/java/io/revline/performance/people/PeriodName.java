package io.revline.performance.people;

import io.revline.kit.problem.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of months, quarters and years of the fiscal calendar: {@code 2017-11}, {@code 2017-Q4},
 * {@code FY2017}. When they begin is the calendar's matter, which has the years 1000 to 2999.
 */
final class PeriodName {
  private static final Pattern NAME =
      Pattern.compile("[12]\\d{3}-(0[1-9]|1[0-2])|[12]\\d{3}-Q[1-4]|FY[12]\\d{3}");

  private PeriodName() {}

  /**
   * A name that is one.
   *
   * @throws InvalidInput when it is absent or none
   */
  static String checked(@Nullable String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw InvalidInput.of(
          "period", "must be a month, quarter or year such as 2017-11, 2017-Q4 or FY2017");
    }
    return name;
  }
}
