package io.revline.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthYearsTest {

  @ParameterizedTest(name = "{2} where years start in month {0} and are named by the {1}")
  @CsvSource({
    "1, START, FY2017, 2017-01-01, 2018-01-01",
    "1, END, FY2017, 2017-01-01, 2018-01-01",
    "1, START, 2017-Q4, 2017-10-01, 2018-01-01",
    "1, START, 2016-Q1, 2016-01-01, 2016-04-01",
    "1, START, 2016-02, 2016-02-01, 2016-03-01",
    "2, START, FY2017, 2017-02-01, 2018-02-01",
    "2, START, 2017-Q1, 2017-02-01, 2017-05-01",
    "2, START, 2017-Q4, 2017-11-01, 2018-02-01",
    "2, END, FY2017, 2016-02-01, 2017-02-01",
    "2, END, 2017-Q4, 2016-11-01, 2017-02-01",
    "7, START, FY2017, 2017-07-01, 2018-07-01",
    "7, END, FY2017, 2016-07-01, 2017-07-01",
    "7, END, 2017-Q1, 2016-07-01, 2016-10-01",
    "7, END, 2017-Q3, 2017-01-01, 2017-04-01",
    "10, START, 2017-Q2, 2018-01-01, 2018-04-01",
    "10, END, FY2017, 2016-10-01, 2017-10-01",
    "10, END, 2017-Q2, 2017-01-01, 2017-04-01",
    "12, END, FY2016, 2015-12-01, 2016-12-01",
    "12, END, 2016-Q1, 2015-12-01, 2016-03-01",
    "10, END, 2017-11, 2017-11-01, 2017-12-01",
    "2, START, 2018-01, 2018-01-01, 2018-02-01"
  })
  void a_name_has_its_days(int start, YearNaming naming, String name, String from, String to) {
    assertThat(Calendars.days(Calendars.months(start, naming), name)).isEqualTo(from + " " + to);
  }

  @ParameterizedTest(name = "{2} where years start in month {0} and are named by the {1}")
  @CsvSource({
    "1, START, 2016-02-29, FY2016 2016-Q1 2016-02",
    "1, START, 2017-12-31, FY2017 2017-Q4 2017-12",
    "2, START, 2018-01-31, FY2017 2017-Q4 2018-01",
    "2, START, 2018-02-01, FY2018 2018-Q1 2018-02",
    "2, END, 2018-01-31, FY2018 2018-Q4 2018-01",
    "7, END, 2017-06-30, FY2017 2017-Q4 2017-06",
    "7, END, 2017-07-01, FY2018 2018-Q1 2017-07",
    "10, END, 2017-11-05, FY2018 2018-Q1 2017-11",
    "10, START, 2017-09-30, FY2016 2016-Q4 2017-09"
  })
  void a_day_lies_in_a_year_a_quarter_and_a_month(
      int start, YearNaming naming, String day, String names) {
    assertThat(Calendars.namesAt(Calendars.months(start, naming), day))
        .containsExactly(names.split(" "));
  }

  @Test
  void a_year_is_listed_with_its_quarters_and_its_months_in_order() {
    assertThat(Calendars.months(7, YearNaming.END).periodsOf(2017))
        .extracting(FiscalPeriod::name)
        .containsExactly(
            "FY2017", "2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2016-07", "2016-08", "2016-09",
            "2016-10", "2016-11", "2016-12", "2017-01", "2017-02", "2017-03", "2017-04", "2017-05",
            "2017-06");
    assertThat(Calendars.months(7, YearNaming.END).periodsOf(2017))
        .extracting(FiscalPeriod::level)
        .startsWith(PeriodLevel.YEAR, PeriodLevel.QUARTER)
        .endsWith(PeriodLevel.MONTH);
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "UTC, 2017-Q4, 2017-10-01T00:00:00Z, 2018-01-01T00:00:00Z",
    // Summer time at one end, winter time at the other.
    "America/New_York, 2017-Q4, 2017-10-01T04:00:00Z, 2018-01-01T05:00:00Z",
    "Europe/Berlin, 2017-11, 2017-10-31T23:00:00Z, 2017-11-30T23:00:00Z",
    "Pacific/Auckland, 2017-10, 2017-09-30T11:00:00Z, 2017-10-31T11:00:00Z",
    // Samoa had no 30 December 2011.
    "Pacific/Apia, 2011-12, 2011-12-01T10:00:00Z, 2011-12-31T10:00:00Z",
    // Jordan's clocks went from midnight to one o'clock on 1 April 2016.
    "Asia/Amman, 2016-04, 2016-03-31T22:00:00Z, 2016-04-30T21:00:00Z",
    "+05:30, FY2017, 2016-12-31T18:30:00Z, 2017-12-31T18:30:00Z"
  })
  void its_moments_are_those_of_its_zone(String zone, String name, String starts, String ends) {
    FiscalPeriod period = Calendars.in(zone, Calendars.months(1, YearNaming.START)).period(name);

    assertThat(period.startsAt()).isEqualTo(starts);
    assertThat(period.endsAt()).isEqualTo(ends);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "", "2017", "2017-13", "2017-00", "2017-1", "2017-Q5", "2017-Q0", "2017-q4", "FY17",
        "FY2017 ", "17-Q4", "0999-12", "3000-01", "FY3000"
      })
  void what_names_no_period_is_refused(@Nullable String name) {
    assertThatThrownBy(() -> FiscalCalendar.CALENDAR_YEAR.period(name))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(name == null ? "is required" : "'" + name + "' is none")
        .hasMessageContaining("such as 2017-11, 2017-Q4 or FY2017");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, -1})
  void a_start_month_that_is_none_is_refused(int month) {
    assertThatThrownBy(() -> new MonthYears(month, YearNaming.START))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("months.startMonth must be from 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 3000})
  void a_year_too_far_away_is_refused(int year) {
    assertThatThrownBy(() -> FiscalCalendar.CALENDAR_YEAR.periodsOf(year))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> FiscalCalendar.CALENDAR_YEAR.periodsAt(java.time.LocalDate.of(year, 6, 1)))
        .isInstanceOf(InvalidInput.class);
  }
}
