package io.revline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revline.contracts.calendar.Calendar;
import io.revline.contracts.calendar.CalendarChanged;
import io.revline.contracts.calendar.MonthOverride;
import io.revline.contracts.calendar.MonthYears;
import io.revline.contracts.calendar.WeekYears;
import io.revline.contracts.catalog.Account;
import io.revline.contracts.catalog.ExchangeRate;
import io.revline.contracts.catalog.Pipeline;
import io.revline.contracts.catalog.PipelineChanged;
import io.revline.contracts.catalog.PipelineStage;
import io.revline.contracts.catalog.Product;
import io.revline.contracts.catalog.Setting;
import io.revline.contracts.catalog.StageTerms;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.FieldChange;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.Placement;
import io.revline.contracts.people.Quota;
import io.revline.contracts.people.Rep;
import io.revline.contracts.people.Team;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCatalogueTest {
  private final String page;

  EventCatalogueTest() throws Exception {
    page = Files.readString(Path.of(System.getProperty("revline.root"), "docs", "events.md"));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.AsyncApiTest#types")
  void it_names_the_type(String type) {
    assertThat(page).contains("| `" + type + "` |");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Topics.DEALS,
        Topics.CALENDAR,
        Topics.PEOPLE,
        Topics.CATALOG,
        Topics.DEAD_LETTERS,
        Topics.INTAKE
      })
  void it_names_the_topic(String topic) {
    assertThat(page).contains("| `" + topic + "` |");
  }

  @Test
  void it_names_every_header() throws Exception {
    JsonNode api =
        new YAMLMapper().readTree(EventCatalogueTest.class.getResource("/asyncapi.yaml"));
    JsonNode headers = api.at("/components/schemas/EventHeaders/properties");

    assertThat(headers).hasSize(13);
    headers.fieldNames().forEachRemaining(name -> assertThat(page).contains("`" + name + "`"));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofIntake")
  void it_names_every_field_of_what_comes_in(String sample) {
    assertThat(Samples.tree(sample).properties())
        .allSatisfy(field -> assertThat(page).contains("`" + field.getKey() + "`"));
  }

  @Test
  void it_names_every_header_of_what_comes_in() throws Exception {
    JsonNode api =
        new YAMLMapper().readTree(EventCatalogueTest.class.getResource("/asyncapi.yaml"));
    JsonNode headers = api.at("/components/schemas/IntakeHeaders/properties");

    assertThat(headers).hasSize(8);
    headers.fieldNames().forEachRemaining(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void it_names_every_field_of_a_pipeline_event() {
    assertThat(
            Stream.of(PipelineChanged.class, Pipeline.class, PipelineStage.class, StageTerms.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName))
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  @Test
  void it_names_every_field_of_a_catalog_event() {
    assertThat(
            Stream.of(Account.class, Product.class, ExchangeRate.class, Setting.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName))
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  @Test
  void it_names_every_field_of_an_event() {
    assertThat(
            Stream.of(
                    FieldChange.class,
                    DealSegment.class,
                    DealState.class,
                    CalendarChanged.class,
                    Calendar.class,
                    MonthYears.class,
                    WeekYears.class,
                    MonthOverride.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName))
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  @Test
  void it_names_every_field_of_a_people_event() {
    assertThat(
            Stream.of(Rep.class, Membership.class, Team.class, Placement.class, Quota.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName))
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }
}
