package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The months of all years: as the rule has them, but for those that are overridden. */
final class FiscalMonths {
  /** Ten years of months; more than that is another rule. */
  private static final int MOST_OVERRIDES = 120;

  private final YearRule rule;
  private final SortedMap<Long, PeriodOverride> overrides = new TreeMap<>();

  FiscalMonths(YearRule rule, Collection<PeriodOverride> overrides) {
    this.rule = rule;
    overrides.forEach(each -> this.overrides.put(PeriodName.parse(each.name()).period(), each));
  }

  /**
   * Overrides in their order.
   *
   * @throws InvalidInput when one comes twice, when there are too many, or when one leaves a gap to
   *     a neighbour or overlaps it
   */
  static List<PeriodOverride> checked(YearRule rule, Collection<PeriodOverride> overrides) {
    FiscalMonths months = new FiscalMonths(rule, overrides);
    if (overrides.size() > MOST_OVERRIDES) {
      throw InvalidInput.of("overrides", "must be at most " + MOST_OVERRIDES + " months");
    }
    if (months.overrides.size() < overrides.size()) {
      throw InvalidInput.of("overrides", "must name each month once");
    }
    months
        .overrides
        .keySet()
        .forEach(month -> {
          months.checkJoint(month - 1, month);
          months.checkJoint(month, month + 1);
        });
    return List.copyOf(months.overrides.values());
  }

  LocalDate firstDay(long month) {
    PeriodOverride override = overrides.get(month);
    return override == null ? rule.firstDay(month) : override.from();
  }

  long at(LocalDate day) {
    long month = rule.periodOf(day);
    while (day.isBefore(firstDay(month))) {
      month--;
    }
    while (!day.isBefore(firstDay(month + 1))) {
      month++;
    }
    return month;
  }

  private void checkJoint(long month, long next) {
    PeriodOverride override = overrides.get(month);
    LocalDate ends = override == null ? rule.firstDay(next) : override.to();
    LocalDate begins = firstDay(next);
    long gap = ChronoUnit.DAYS.between(ends, begins);
    if (gap != 0) {
      throw InvalidInput.of(
          "overrides",
          "%s ends before %s and %s begins on %s: %s of %d days, move one of them"
              .formatted(
                  PeriodName.ofMonth(month).text(),
                  ends,
                  PeriodName.ofMonth(next).text(),
                  begins,
                  gap > 0 ? "a gap" : "an overlap",
                  Math.abs(gap)));
    }
  }
}
