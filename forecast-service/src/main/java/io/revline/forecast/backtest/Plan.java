package io.revline.forecast.backtest;

import io.revline.forecast.revision.Slice;
import io.revline.kit.problem.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest replays.
 *
 * @param from the first day
 * @param to the day after the last that may be replayed
 * @param step from one day to the next: week or month
 * @param period which period is projected on each day, the one that the day lies in: month or
 *     quarter
 * @param horizons how many days ahead chances of single deals look, at most six, each 7 to 365, in
 *     order
 * @param measure amount or count
 * @param node whose business: company, team:ID or rep:ID
 * @param slice of which deals
 */
public record Plan(
    LocalDate from,
    LocalDate to,
    String step,
    String period,
    List<Integer> horizons,
    String measure,
    String node,
    Slice slice) {
  private static final int MOST_DATES = 260;
  private static final int MOST_HORIZONS = 6;
  private static final List<Integer> A_QUARTER = List.of(90);
  private static final int LEAST_DAYS = 7;
  private static final int MOST_DAYS = 365;

  /**
   * A plan of what somebody asked for; what is absent has its usual value.
   *
   * @throws InvalidInput for a field that is missing or out of bounds
   */
  public static Plan of(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String step,
      @Nullable String period,
      @Nullable List<@Nullable Integer> horizons,
      @Nullable String measure,
      @Nullable String node,
      @Nullable String segment) {
    if (from == null || to == null) {
      throw InvalidInput.of(from == null ? "from" : "to", "is required: a day such as 2026-01-01");
    }
    return new Plan(
        from,
        to,
        oneOf("step", step, "month", "week"),
        period(period),
        horizons == null ? A_QUARTER : days(horizons),
        measure(measure),
        node == null ? "company" : node,
        new Slice(segment));
  }

  /**
   * Days and horizons are within bounds.
   *
   * @throws InvalidInput otherwise
   */
  public Plan {
    horizons = List.copyOf(horizons);
    if (horizons.isEmpty() || horizons.size() > MOST_HORIZONS) {
      throw InvalidInput.of("horizons", "must be one to six numbers of days");
    }
    horizons.forEach(Plan::requireWithinBounds);
    if (!from.isBefore(to)) {
      throw InvalidInput.of("to", "must lie after from");
    }
    if (from.getYear() < 1990 || days(from, to, step).size() > MOST_DATES) {
      throw InvalidInput.of(
          "from", "makes more than %d dates: come closer to the end".formatted(MOST_DATES));
    }
  }

  private static void requireWithinBounds(int days) {
    if (days < LEAST_DAYS || days > MOST_DAYS) {
      throw InvalidInput.of("horizons", "must be from 7 to 365 days each, is " + days);
    }
  }

  private static List<Integer> days(List<@Nullable Integer> horizons) {
    if (horizons.contains(null)) {
      throw InvalidInput.of("horizons", "must be numbers of days, one is null");
    }
    return horizons.stream().map(Objects::requireNonNull).sorted().distinct().toList();
  }

  /** The moments that are replayed, in order. */
  public List<Instant> moments(ZoneId zone) {
    return days(from, to, step).stream().map(day -> day.atStartOfDay(zone).toInstant()).toList();
  }

  private static List<LocalDate> days(LocalDate from, LocalDate to, String step) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = from;
    for (int i = 1; day.isBefore(to) && i <= MOST_DATES + 1; i++) {
      days.add(day);
      day = step.equals("week") ? from.plusWeeks(i) : from.plusMonths(i);
    }
    return days;
  }

  /** Amount or count; amount when absent. */
  static String measure(@Nullable String word) {
    return oneOf("measure", word, "amount", "count");
  }

  /** Month or quarter; quarter when absent. */
  static String period(@Nullable String word) {
    return oneOf("period", word, "quarter", "month");
  }

  private static String oneOf(String field, @Nullable String word, String usual, String other) {
    if (word == null || word.equals(usual)) {
      return usual;
    }
    if (word.equals(other)) {
      return other;
    }
    throw InvalidInput.of(field, "'%s' is none of %s, %s".formatted(word, usual, other));
  }
}
