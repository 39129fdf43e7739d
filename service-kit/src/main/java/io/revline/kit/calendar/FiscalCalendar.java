package io.revline.kit.calendar;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a company divides time. Its years consist of four quarters of three months each; a year is
 * called {@code FY2017}, its quarters {@code 2017-Q1} to {@code 2017-Q4}. What a month is called,
 * {@link MonthYears} and {@link WeekYears} say.
 *
 * @param timeZone where its days begin
 * @param months years of calendar months, or null
 * @param weeks years of whole weeks, or null: exactly one of the two is given
 * @param overrides months that have other days than the rule gives them, in order
 */
public record FiscalCalendar(
    ZoneId timeZone,
    @Nullable MonthYears months,
    @Nullable WeekYears weeks,
    List<PeriodOverride> overrides) {
  /** Calendars are kept under this type. */
  public static final ReferenceType<FiscalCalendar> TYPE =
      new ReferenceType<>("calendar", FiscalCalendar.class);

  /** The id of the only calendar there is. */
  public static final String ID = "default";

  /** What holds until somebody says otherwise: the calendar year in UTC. */
  public static final FiscalCalendar CALENDAR_YEAR =
      new FiscalCalendar(ZoneId.of("UTC"), new MonthYears(1, YearNaming.START), null, List.of());

  private static final int QUARTERS = 4;
  private static final int MONTHS_OF_A_QUARTER = 3;

  /**
   * Every day lies in exactly one month.
   *
   * @throws InvalidInput when there is no rule or two, or when months leave a gap or overlap
   */
  public FiscalCalendar {
    overrides = FiscalMonths.checked(ruleOf(months, weeks), overrides);
  }

  /**
   * The period of a name.
   *
   * @throws InvalidInput for field {@code period} when it is absent or no period's name
   */
  public FiscalPeriod period(@Nullable String name) {
    PeriodName parsed = PeriodName.parse(name);
    return switch (parsed.level()) {
      case MONTH -> month(parsed.period());
      case QUARTER -> quarter(parsed.year(), parsed.number());
      case YEAR -> year(parsed.year());
    };
  }

  /**
   * A fiscal year, then its quarters, then its months.
   *
   * @param year as in the name of the fiscal year: 2017 for {@code FY2017}
   * @throws InvalidInput for a year too far away
   */
  public List<FiscalPeriod> periodsOf(int year) {
    PeriodName.knownYear("year", year);
    List<FiscalPeriod> periods = new ArrayList<>(List.of(year(year)));
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      periods.add(quarter(year, quarter));
    }
    long first = rule().firstPeriod(year);
    for (long month = first; month < first + YearRule.PERIODS; month++) {
      periods.add(month(month));
    }
    return periods;
  }

  /**
   * The year, the quarter and the month that a day lies in.
   *
   * @throws InvalidInput for a day too far away
   */
  public List<FiscalPeriod> periodsAt(LocalDate day) {
    long month = days().at(PeriodName.knownDay("date", day));
    int year = Math.toIntExact(Math.floorDiv(month - rule().firstPeriod(0), YearRule.PERIODS));
    int inYear = Math.toIntExact(month - rule().firstPeriod(year));
    return List.of(year(year), quarter(year, inYear / MONTHS_OF_A_QUARTER + 1), month(month));
  }

  private static YearRule ruleOf(@Nullable MonthYears months, @Nullable WeekYears weeks) {
    if (months != null && weeks == null) {
      return months;
    }
    if (weeks != null && months == null) {
      return weeks;
    }
    throw InvalidInput.of("months", "give either months or weeks, and not both");
  }

  private YearRule rule() {
    return ruleOf(months, weeks);
  }

  private FiscalMonths days() {
    return new FiscalMonths(rule(), overrides);
  }

  private FiscalPeriod year(int year) {
    long first = rule().firstPeriod(year);
    return period(new PeriodName(PeriodLevel.YEAR, year, 1), first, first + YearRule.PERIODS);
  }

  private FiscalPeriod quarter(int year, int quarter) {
    long first = rule().firstPeriod(year) + (long) (quarter - 1) * MONTHS_OF_A_QUARTER;
    return period(
        new PeriodName(PeriodLevel.QUARTER, year, quarter), first, first + MONTHS_OF_A_QUARTER);
  }

  private FiscalPeriod month(long month) {
    return period(PeriodName.ofMonth(month), month, month + 1);
  }

  private FiscalPeriod period(PeriodName name, long first, long next) {
    LocalDate from = days().firstDay(first);
    LocalDate to = days().firstDay(next);
    return new FiscalPeriod(
        name.text(),
        name.level(),
        from,
        to,
        from.atStartOfDay(timeZone).toInstant(),
        to.atStartOfDay(timeZone).toInstant());
  }
}
