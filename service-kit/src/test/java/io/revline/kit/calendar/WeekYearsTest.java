package io.revline.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.kit.problem.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeekYearsTest {
  /** To the last Saturday of September, named by the year they end in. */
  private static final FiscalCalendar SEPTEMBER =
      Calendars.weeks(
          WeekPattern.WEEKS_4_4_5,
          9,
          DayOfWeek.SATURDAY,
          WeekYearEnd.LAST_IN_MONTH,
          YearNaming.END);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "FY2016, 2016-01-31, 2017-01-29, 52",
    "FY2017, 2017-01-29, 2018-02-04, 53",
    "FY2018, 2018-02-04, 2019-02-03, 52",
    "FY2022, 2022-01-30, 2023-01-29, 52",
    "FY2023, 2023-01-29, 2024-02-04, 53",
    "FY2024, 2024-02-04, 2025-02-02, 52",
    "2017-Q1, 2017-01-29, 2017-04-30, 13",
    "2017-Q2, 2017-04-30, 2017-07-30, 13",
    "2017-Q3, 2017-07-30, 2017-10-29, 13",
    "2017-Q4, 2017-10-29, 2018-02-04, 14",
    "2017-01, 2017-01-29, 2017-02-26, 4",
    "2017-02, 2017-02-26, 2017-04-02, 5",
    "2017-03, 2017-04-02, 2017-04-30, 4",
    "2017-11, 2017-11-26, 2017-12-31, 5",
    "2017-12, 2017-12-31, 2018-02-04, 5",
    "2018-12, 2019-01-06, 2019-02-03, 4",
    "2023-12, 2023-12-31, 2024-02-04, 5"
  })
  void us_retail_years_have_53_weeks_when_they_must(
      String name, String from, String to, long weeks) {
    assertThat(Calendars.days(Calendars.US_RETAIL, name)).isEqualTo(from + " " + to);
    assertThat(ChronoUnit.WEEKS.between(LocalDate.parse(from), LocalDate.parse(to)))
        .isEqualTo(weeks);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "FY2017, 2016-09-25, 2017-10-01",
    "FY2018, 2017-10-01, 2018-09-30",
    "FY2022, 2021-09-26, 2022-09-25",
    "FY2023, 2022-09-25, 2023-10-01",
    "2017-Q1, 2016-09-25, 2016-12-25",
    "2017-03, 2016-11-20, 2016-12-25",
    "2017-12, 2017-08-20, 2017-10-01"
  })
  void years_to_the_last_saturday_of_september(String name, String from, String to) {
    assertThat(Calendars.days(SEPTEMBER, name)).isEqualTo(from + " " + to);
  }

  @ParameterizedTest
  @EnumSource(YearNaming.class)
  void years_that_end_with_december_have_one_name_only(YearNaming naming) {
    FiscalCalendar december =
        Calendars.weeks(
            WeekPattern.WEEKS_5_4_4, 12, DayOfWeek.SUNDAY, WeekYearEnd.NEAREST_MONTH_END, naming);

    assertThat(Calendars.days(december, "FY2015")).isEqualTo("2014-12-29 2016-01-04");
    assertThat(Calendars.days(december, "FY2016")).isEqualTo("2016-01-04 2017-01-02");
    assertThat(Calendars.days(december, "FY2017")).isEqualTo("2017-01-02 2018-01-01");
    assertThat(Calendars.namesAt(december, "2017-01-01"))
        .containsExactly("FY2016", "2016-Q4", "2016-12");
    assertThat(Calendars.namesAt(december, "2014-12-29"))
        .containsExactly("FY2015", "2015-Q1", "2015-01");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // 2016 has a 29 February, which lies in the second or third period.
    "WEEKS_4_4_5, 2016-01-04 2016-02-01 2016-02-29 2016-04-04",
    "WEEKS_4_5_4, 2016-01-04 2016-02-01 2016-03-07 2016-04-04",
    "WEEKS_5_4_4, 2016-01-04 2016-02-08 2016-03-07 2016-04-04"
  })
  void a_quarter_falls_into_its_pattern(WeekPattern pattern, String starts) {
    FiscalCalendar calendar =
        Calendars.weeks(
            pattern, 12, DayOfWeek.SUNDAY, WeekYearEnd.NEAREST_MONTH_END, YearNaming.END);

    assertThat(
            List.of(
                calendar.period("2016-01").from().toString(),
                calendar.period("2016-02").from().toString(),
                calendar.period("2016-03").from().toString(),
                calendar.period("2016-04").from().toString()))
        .containsExactly(starts.split(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2017-01-28, FY2016 2016-Q4 2016-12",
    "2017-01-29, FY2017 2017-Q1 2017-01",
    "2017-04-01, FY2017 2017-Q1 2017-02",
    "2017-12-31, FY2017 2017-Q4 2017-12",
    "2018-02-03, FY2017 2017-Q4 2017-12",
    "2018-02-04, FY2018 2018-Q1 2018-01",
    "2024-02-03, FY2023 2023-Q4 2023-12"
  })
  void a_day_lies_in_a_year_a_quarter_and_a_period(String day, String names) {
    assertThat(Calendars.namesAt(Calendars.US_RETAIL, day)).containsExactly(names.split(" "));
  }

  @Test
  void every_calendar_of_weeks_has_every_day_once() {
    for (FiscalCalendar calendar : every()) {
      LocalDate day = calendar.period("FY2009").from();
      for (int year = 2009; year <= 2037; year++) {
        List<FiscalPeriod> periods = calendar.periodsOf(year);
        assertThat(ChronoUnit.DAYS.between(periods.getFirst().from(), periods.getFirst().to()))
            .isIn(364L, 371L);
        for (FiscalPeriod month : periods.subList(5, 17)) {
          assertThat(month.from()).isEqualTo(day);
          assertThat(calendar.periodsAt(month.from())).contains(month, periods.getFirst());
          assertThat(calendar.periodsAt(month.to().minusDays(1))).contains(month);
          day = month.to();
        }
        assertThat(periods.getFirst().to()).isEqualTo(day);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "13"})
  void an_end_month_that_is_none_is_refused(int month) {
    assertThatThrownBy(() ->
            Calendars.weeks(
                WeekPattern.WEEKS_4_4_5,
                month,
                DayOfWeek.FRIDAY,
                WeekYearEnd.LAST_IN_MONTH,
                YearNaming.END))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("weeks.endMonth must be from 1");
  }

  private static List<FiscalCalendar> every() {
    List<FiscalCalendar> every = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      for (DayOfWeek day : DayOfWeek.values()) {
        for (WeekYearEnd end : WeekYearEnd.values()) {
          for (YearNaming naming : YearNaming.values()) {
            every.add(Calendars.weeks(WeekPattern.WEEKS_4_5_4, month, day, end, naming));
          }
        }
      }
    }
    return every;
  }
}
