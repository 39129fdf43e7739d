package io.revline.contracts;

import static io.revline.contracts.Samples.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.contracts.calendar.CalendarEvent;
import io.revline.contracts.calendar.CalendarEventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarContractTest {
  private static final String MONTHS = "revline.calendar.changed.v1";
  private static final String WEEKS = Samples.CALENDAR_OF_WEEKS;

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofCalendars")
  void a_sample_read_and_written_again_is_the_sample(String sample) throws Exception {
    JsonNode written = JSON.readTree(JSON.writeValueAsString(read(sample, Samples.tree(sample))));

    assertThat(written).isEqualTo(Samples.tree(sample));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofCalendars")
  void a_sample_with_fields_of_a_later_version_is_read_as_before(String sample) throws Exception {
    ObjectNode later = Samples.tree(sample);
    later.put("reason", "added later").withObject("/calendar").put("holidays", "added later");

    assertThat(read(sample, later)).isEqualTo(read(sample, Samples.tree(sample)));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofCalendars")
  void the_type_of_a_record_is_the_type_it_was_read_by(String sample) throws Exception {
    assertThat(CalendarEventTypes.typeOf(read(sample, Samples.tree(sample)))).isEqualTo(MONTHS);
  }

  @Test
  void an_unknown_type_has_no_record() {
    assertThat(CalendarEventTypes.recordOf("revline.calendar.torn.v1")).isEmpty();
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    MONTHS + ", /kind",
    MONTHS + ", /id",
    MONTHS + ", /version",
    MONTHS + ", /calendar",
    MONTHS + ", /calendar/timeZone",
    MONTHS + ", /calendar/overrides",
    MONTHS + ", /calendar/months",
    MONTHS + ", /calendar/months/startMonth",
    MONTHS + ", /calendar/months/yearNamedBy",
    WEEKS + ", /calendar/weeks/pattern",
    WEEKS + ", /calendar/weeks/endMonth",
    WEEKS + ", /calendar/weeks/endDay",
    WEEKS + ", /calendar/weeks/yearEnd",
    WEEKS + ", /calendar/weeks/yearNamedBy",
    WEEKS + ", /calendar/overrides/0/name",
    WEEKS + ", /calendar/overrides/0/from",
    WEEKS + ", /calendar/overrides/0/to"
  })
  void an_event_without_a_required_field_is_refused(String sample, String pointer) {
    JsonPointer field = JsonPointer.compile(pointer);
    ObjectNode broken = Samples.tree(sample);
    JsonNode removed =
        ((ObjectNode) broken.at(field.head())).remove(field.last().getMatchingProperty());

    assertThat(removed).isNotNull();
    assertThat(Schemas.violations(MONTHS, broken)).isNotEmpty();
  }

  @ParameterizedTest(name = "{1} is {2}")
  @CsvSource({
    MONTHS + ", /kind, painted",
    MONTHS + ", /calendar/months/startMonth, 13",
    MONTHS + ", /calendar/months/startMonth, 0",
    MONTHS + ", /calendar/months/yearNamedBy, middle",
    WEEKS + ", /calendar/weeks/pattern, 4-4-4",
    WEEKS + ", /calendar/weeks/endDay, SATURDAY",
    WEEKS + ", /calendar/weeks/yearEnd, last",
    WEEKS + ", /calendar/overrides/0/name, 2026-Q2",
    WEEKS + ", /calendar/overrides/0/from, 2026-02-30"
  })
  void an_event_with_a_wrong_value_is_refused(String sample, String pointer, String wrong)
      throws Exception {
    JsonPointer field = JsonPointer.compile(pointer);
    ObjectNode broken = Samples.tree(sample);
    JsonNode value =
        wrong.chars().allMatch(Character::isDigit)
            ? JSON.readTree(wrong)
            : JSON.getNodeFactory().textNode(wrong);
    ((ObjectNode) broken.at(field.head())).set(field.last().getMatchingProperty(), value);

    assertThat(Schemas.violations(MONTHS, broken)).isNotEmpty();
  }

  @Test
  void a_calendar_of_both_months_and_weeks_is_refused() {
    ObjectNode both = Samples.tree(MONTHS);
    both.withObject("/calendar").set("weeks", Samples.tree(WEEKS).at("/calendar/weeks"));

    assertThat(Schemas.violations(MONTHS, both)).isNotEmpty();
  }

  private static CalendarEvent read(String sample, JsonNode json) throws JsonProcessingException {
    return JSON.treeToValue(
        json, CalendarEventTypes.recordOf(Samples.typeOf(sample)).orElseThrow());
  }
}
