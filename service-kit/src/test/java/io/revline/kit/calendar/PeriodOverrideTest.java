package io.revline.kit.calendar;

import static io.revline.kit.calendar.FiscalCalendar.CALENDAR_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.kit.problem.InvalidInput;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodOverrideTest {

  @Test
  void months_have_other_days_and_keep_their_quarter() {
    FiscalCalendar calendar =
        Calendars.overridden(
            CALENDAR_YEAR, "2017-08 2017-07-30 2017-09-01", "2017-07 2017-07-01 2017-07-30");

    assertThat(Calendars.days(calendar, "2017-07")).isEqualTo("2017-07-01 2017-07-30");
    assertThat(Calendars.days(calendar, "2017-08")).isEqualTo("2017-07-30 2017-09-01");
    assertThat(Calendars.days(calendar, "2017-09")).isEqualTo("2017-09-01 2017-10-01");
    assertThat(Calendars.days(calendar, "2017-Q3")).isEqualTo("2017-07-01 2017-10-01");
    assertThat(Calendars.namesAt(calendar, "2017-07-29"))
        .containsExactly("FY2017", "2017-Q3", "2017-07");
    assertThat(Calendars.namesAt(calendar, "2017-07-30"))
        .containsExactly("FY2017", "2017-Q3", "2017-08");
    assertThat(calendar.overrides())
        .extracting(PeriodOverride::name)
        .containsExactly("2017-07", "2017-08");
  }

  @Test
  void a_year_ends_where_its_last_month_does() {
    FiscalCalendar calendar =
        Calendars.overridden(
            CALENDAR_YEAR, "2017-12 2017-12-01 2018-01-06", "2018-01 2018-01-06 2018-02-01");

    assertThat(Calendars.days(calendar, "FY2017")).isEqualTo("2017-01-01 2018-01-06");
    assertThat(Calendars.days(calendar, "2018-Q1")).isEqualTo("2018-01-06 2018-04-01");
    assertThat(Calendars.namesAt(calendar, "2018-01-05"))
        .containsExactly("FY2017", "2017-Q4", "2017-12");
  }

  @Test
  void a_day_is_found_in_a_month_far_from_where_the_rule_has_it() {
    FiscalCalendar calendar =
        Calendars.overridden(
            CALENDAR_YEAR,
            "2017-07 2017-07-01 2017-09-28",
            "2017-08 2017-09-28 2017-09-29",
            "2017-09 2017-09-29 2017-10-01");

    assertThat(Calendars.namesAt(calendar, "2017-09-27")).endsWith("2017-07");
    assertThat(Calendars.namesAt(calendar, "2017-09-28")).endsWith("2017-08");
    assertThat(Calendars.namesAt(calendar, "2017-09-30")).endsWith("2017-09");
    assertThat(Calendars.namesAt(calendar, "2017-10-01")).endsWith("2017-10");
  }

  @Test
  void the_leap_week_can_be_moved_to_another_period() {
    FiscalCalendar calendar =
        Calendars.overridden(
            Calendars.US_RETAIL, "2017-11 2017-11-26 2018-01-07", "2017-12 2018-01-07 2018-02-04");

    assertThat(Calendars.days(calendar, "2017-11")).isEqualTo("2017-11-26 2018-01-07");
    assertThat(Calendars.days(calendar, "FY2017")).isEqualTo("2017-01-29 2018-02-04");
    assertThat(Calendars.namesAt(calendar, "2018-01-06"))
        .containsExactly("FY2017", "2017-Q4", "2017-11");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2017-07 2017-07-01 2017-07-30 | 2017-07 | 2017-08 | a gap of 2 days
          2017-07 2017-07-01 2017-08-03 | 2017-07 | 2017-08 | an overlap of 2 days
          2017-07 2017-07-05 2017-08-01 | 2017-06 | 2017-07 | a gap of 4 days
          2017-07 2017-06-30 2017-08-01 | 2017-06 | 2017-07 | an overlap of 1 days
          2017-12 2017-12-01 2018-01-02 | 2017-12 | 2018-01 | an overlap of 1 days
          """)
  void a_gap_or_an_overlap_names_both_months(
      String override, String before, String after, String what) {
    assertThatThrownBy(() -> Calendars.overridden(CALENDAR_YEAR, override))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("overrides " + before + " ends before")
        .hasMessageContaining(" and " + after + " begins on")
        .hasMessageContaining(what);
  }

  @Test
  void a_gap_between_two_overrides_names_both() {
    assertThatThrownBy(() ->
            Calendars.overridden(
                CALENDAR_YEAR, "2017-07 2017-07-01 2017-07-30", "2017-08 2017-07-31 2017-09-01"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "2017-07 ends before 2017-07-30 and 2017-08 begins on 2017-07-31: a gap of 1 days");
  }

  @Test
  void a_month_that_comes_twice_is_refused() {
    assertThatThrownBy(() ->
            Calendars.overridden(
                CALENDAR_YEAR, "2017-07 2017-07-01 2017-08-01", "2017-07 2017-07-01 2017-08-01"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("must name each month once");
  }

  @Test
  void more_than_ten_years_of_overrides_are_refused() {
    List<PeriodOverride> months =
        IntStream.range(0, 121)
            .mapToObj(i -> LocalDate.of(2000, 1, 1).plusMonths(i))
            .map(day -> new PeriodOverride(day.toString().substring(0, 7), day, day.plusMonths(1)))
            .toList();

    assertThat(
            new FiscalCalendar(Calendars.UTC, CALENDAR_YEAR.months(), null, months.subList(0, 120))
                .overrides())
        .hasSize(120);
    assertThatThrownBy(
            () -> new FiscalCalendar(Calendars.UTC, CALENDAR_YEAR.months(), null, months))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("must be at most 120 months");
  }

  @ParameterizedTest
  @CsvSource({
    "2017-Q3, 2017-07-01, 2017-10-01, overrides.name",
    "2017-13, 2017-07-01, 2017-10-01, overrides.name",
    "2017-07, 2017-08-01, 2017-08-01, overrides.to",
    "2017-07, 2017-08-01, 2017-07-01, overrides.to"
  })
  void an_override_that_is_no_month_is_refused(String name, String from, String to, String field) {
    assertThatThrownBy(() -> Calendars.overridden(CALENDAR_YEAR, name + " " + from + " " + to))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(field);
  }

  @Test
  void a_calendar_has_exactly_one_rule() {
    assertThatThrownBy(() -> new FiscalCalendar(Calendars.UTC, null, null, List.of()))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            new FiscalCalendar(
                Calendars.UTC, CALENDAR_YEAR.months(), Calendars.US_RETAIL.weeks(), List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("either months or weeks");
  }
}
