package io.revline.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.EventBodies;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarEventReaderTest {
  private static final Instant RECORDED = Instant.parse("2026-01-02T00:00:00Z");
  private static final String RETAIL =
      """
      {"kind": "changed", "id": "default", "version": 2, "mood": "an addition", "calendar": {
        "timeZone": "America/Chicago",
        "weeks": {"pattern": "4-5-4", "endMonth": 1, "endDay": "saturday",
          "yearEnd": "nearestMonthEnd", "yearNamedBy": "start"},
        "overrides": [
          {"name": "2026-06", "from": "2026-07-05", "to": "2026-08-03"},
          {"name": "2026-07", "from": "2026-08-03", "to": "2026-08-30"}]}}
      """;

  private final CalendarEventReader reader =
      new CalendarEventReader(
          new EventBodies(new ObjectMapper().registerModule(new JavaTimeModule())));

  @Test
  void a_calendar_of_weeks_with_other_months_is_read_as_it_was_told() {
    assertThat(reader.version(event(RETAIL)))
        .isEqualTo(
            new Reference<>(
                "default",
                2,
                ChangeKind.CHANGED,
                RECORDED,
                new FiscalCalendar(
                    ZoneId.of("America/Chicago"),
                    null,
                    new WeekYears(
                        WeekPattern.WEEKS_4_5_4,
                        1,
                        DayOfWeek.SATURDAY,
                        WeekYearEnd.NEAREST_MONTH_END,
                        YearNaming.START),
                    List.of(
                        new PeriodOverride(
                            "2026-06", LocalDate.of(2026, 7, 5), LocalDate.of(2026, 8, 3)),
                        new PeriodOverride(
                            "2026-07", LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 30))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "America/Chicago | Middle/Earth  | there is no time zone 'Middle/Earth'",
        "4-5-4           | 4-6-4         | weeks.pattern cannot be '4-6-4'",
        "saturday        | caturday      | weeks.endDay cannot be 'caturday'",
        "nearestMonthEnd | someDay       | weeks.yearEnd cannot be 'someDay'",
        "\"start\"       | \"middle\"    | yearNamedBy cannot be 'middle'",
        "changed         | mislaid       | the body holds no calendar",
        "\"kind\"        | \"kinds\"     | kind is missing",
        "timeZone        | timeZones     | timeZone is missing",
        "overrides       | others        | overrides is missing",
        "\"endMonth\": 1 | \"endMonth\": 13 | weeks.endMonth must be from 1",
        "2026-08-30      | 2026-08-29    | the body holds no calendar"
      })
  void what_breaks_the_contract_is_named(String told, String instead, String reason) {
    assertThatThrownBy(() -> reader.version(event(RETAIL.replace(told, instead))))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining(reason);
  }

  private static CloudEvent event(String body) {
    return new CloudEvent(
        UUID.randomUUID(),
        "forecast-service",
        CalendarEventReader.CHANGED,
        "default",
        2,
        RECORDED,
        new Provenance("olga", "person", "request-1"),
        body);
  }
}
