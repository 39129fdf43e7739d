package io.revline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revline.contracts.calendar.CalendarEventTypes;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.catalog.PipelineChanged;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.intake.IntakeEventTypes;
import io.revline.contracts.people.PeopleEventTypes;
import java.io.File;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
  private static final String CREATED = "revline.deal.created.v1";

  private static final List<String> REQUIRED_OF_A_STATE =
      List.of(
          "name", "pipeline", "stage", "status", "probability", "forecastCategory", "createdAt");

  private static final List<String> REQUIRED_OF_A_DEAL_EVENT =
      Stream.of(
              Stream.of("/changes", "/deal", "/segments"),
              Stream.of("field", "at", "seq").map("/changes/0/"::concat),
              Stream.of("id", "version", "externalIds", "state").map("/deal/"::concat),
              Stream.of("number", "from", "recordedFrom", "state").map("/segments/0/"::concat),
              REQUIRED_OF_A_STATE.stream().map("/deal/state/"::concat),
              REQUIRED_OF_A_STATE.stream().map("/segments/0/state/"::concat))
          .flatMap(pointers -> pointers)
          .toList();

  private static final List<String> REQUIRED_OF_A_PIPELINE_EVENT =
      Stream.of(
              Stream.of("/kind", "/id", "/version", "/pipeline"),
              Stream.of("label", "stages").map("/pipeline/"::concat),
              Stream.of("key", "label", "position", "status", "terms")
                  .map("/pipeline/stages/0/"::concat),
              Stream.of("probability", "forecastCategory")
                  .map("/pipeline/stages/0/terms/1/"::concat))
          .flatMap(pointers -> pointers)
          .toList();

  private static final List<String> REQUIRED_OF_A_DEAD_LETTER =
      List.of(
          "/id",
          "/consumer",
          "/topic",
          "/partition",
          "/offset",
          "/headers",
          "/body",
          "/reason",
          "/failedAt");

  @Test
  void every_type_has_a_schema_and_every_schema_a_type() {
    Set<String> expected = new TreeSet<>(DealEventTypes.ALL.keySet());
    expected.addAll(CalendarEventTypes.ALL.keySet());
    expected.addAll(PeopleEventTypes.ALL.keySet());
    expected.addAll(CatalogEventTypes.ALL.keySet());
    expected.addAll(IntakeEventTypes.ALL);
    expected.addAll(List.of(Samples.DEAD_LETTER, "common.v1", "intake.v1"));

    assertThat(resources("schemas")).isEqualTo(expected);
  }

  @Test
  void every_sample_is_under_test() {
    assertThat(resources("samples")).isEqualTo(Samples.all().collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#all")
  void a_sample_keeps_to_its_schema(String sample) {
    assertThat(violations(sample, Samples.tree(sample))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#all")
  void a_schema_keeps_to_its_own_schema(String sample) throws Exception {
    String file = "/schemas/" + Samples.typeOf(sample) + ".json";

    JsonNode schema = Samples.JSON.readTree(SchemasTest.class.getResourceAsStream(file));

    assertThat(Schemas.metaSchemaViolations(schema)).isEmpty();
    assertThat(schema.path("$id").asText())
        .isEqualTo(Schemas.BASE + Samples.typeOf(sample) + ".json");
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void an_event_without_a_required_field_is_refused(String sample, String pointer) {
    ObjectNode broken = Samples.tree(sample);
    assertThat(broken.at(pointer).isMissingNode()).isFalse();
    remove(broken, pointer);

    assertThat(violations(sample, broken)).isNotEmpty();
  }

  static Stream<Arguments> requiredFields() {
    return Stream.of(
            Samples.ofDeals().flatMap(sample -> without(REQUIRED_OF_A_DEAL_EVENT, sample)),
            without(REQUIRED_OF_A_PIPELINE_EVENT, PipelineChanged.TYPE),
            without(REQUIRED_OF_A_DEAD_LETTER, Samples.DEAD_LETTER))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> without(List<String> fields, String sample) {
    return fields.stream().map(pointer -> Arguments.of(sample, pointer));
  }

  @ParameterizedTest
  @CsvSource({
    "revline.account.changed.v1, /kind",
    "revline.account.changed.v1, /id",
    "revline.account.changed.v1, /version",
    "revline.account.changed.v1, /account",
    "revline.account.changed.v1, /account/name",
    "revline.account.changed.v1, /account/externalIds",
    "revline.product.changed.v1, /product",
    "revline.product.changed.v1, /product/name",
    "revline.product.changed.v1, /product/active",
    "revline.product.changed.v1, /product/listPrice/currency",
    "revline.exchange-rate.changed.v1, /exchangeRate",
    "revline.exchange-rate.changed.v1, /exchangeRate/currency",
    "revline.exchange-rate.changed.v1, /exchangeRate/date",
    "revline.exchange-rate.changed.v1, /exchangeRate/rate",
    "revline.setting.changed.v1, /setting",
    "revline.setting.changed.v1, /setting/value"
  })
  void a_catalog_event_without_a_required_field_is_refused(String type, String pointer) {
    assertThat(violations(type, Samples.tree(type))).isEmpty();

    assertThat(violations(type, remove(Samples.tree(type), pointer))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.account.changed.v1, /kind, painted",
    "revline.exchange-rate.changed.v1, /exchangeRate/rate, -1.05",
    "revline.exchange-rate.changed.v1, /exchangeRate/rate, 1E-2",
    "revline.exchange-rate.changed.v1, /exchangeRate/date, 2017-02-30",
    "revline.exchange-rate.changed.v1, /exchangeRate/currency, euro"
  })
  void a_catalog_event_with_a_wrong_value_is_refused(String type, String pointer, String wrong) {
    ObjectNode broken = replace(Samples.tree(type), pointer, TextNode.valueOf(wrong));

    assertThat(violations(type, broken)).anyMatch(message -> message.contains(pointer));
  }

  @ParameterizedTest
  @CsvSource({
    "/deal/state/amount/amount, /deal/state/amount",
    "/deal/state/amount/currency, /deal/state/amount"
  })
  void half_of_what_may_be_absent_is_refused_and_all_of_it_is_not(String half, String all) {
    ObjectNode broken = remove(Samples.tree(CREATED), half);
    ObjectNode absent = remove(Samples.tree(CREATED), all);

    assertThat(violations(CREATED, broken)).isNotEmpty();
    assertThat(violations(CREATED, absent)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/deal/externalIds/0/source", "/deal/externalIds/0/id"})
  void half_a_foreign_name_is_refused(String pointer) {
    assertThat(violations(CREATED, remove(Samples.tree(CREATED), pointer))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"amount", "closeDate", "owner", "account"})
  void what_nobody_has_said_may_be_absent(String field) {
    ObjectNode sample = remove(Samples.tree(CREATED), "/deal/state/" + field);

    assertThat(violations(CREATED, sample)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/deal/state/status, closed",
    "/deal/state/forecastCategory, best_case",
    "/deal/state/amount/amount, '1.054,00'",
    "/deal/state/amount/amount, 1E+3",
    "/deal/state/amount/currency, euro",
    "/deal/state/createdAt, 2026-03-02",
    "/deal/state/createdAt, 2026-03-02T09:15:42+01:00",
    "/deal/state/closeDate, 2026-02-30",
    "/deal/id, 42",
    "/deal/version, '1'",
    "/deal/state/name, ''",
    "/changes/0/at, yesterday"
  })
  void an_event_with_a_wrong_value_is_refused(String pointer, String wrong) {
    ObjectNode broken = replace(Samples.tree(CREATED), pointer, TextNode.valueOf(wrong));

    assertThat(violations(CREATED, broken)).anyMatch(message -> message.contains(pointer));
  }

  @Test
  void an_amount_that_is_a_number_is_refused() {
    String amount = "/deal/state/amount/amount";
    JsonNode number = DecimalNode.valueOf(new BigDecimal("54168.00"));

    assertThat(violations(CREATED, replace(Samples.tree(CREATED), amount, number))).isNotEmpty();
  }

  @Test
  void a_probability_above_one_is_refused() {
    String probability = "/deal/state/probability";

    assertThat(violations(CREATED, replace(Samples.tree(CREATED), probability, IntNode.valueOf(2))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.deal.won.v1, /deal/state/closedAt",
    "revline.deal.lost.v1, /deal/state/closedAt",
    "revline.deal.lost.v1, /segments/2/state/closedAt"
  })
  void a_closed_deal_says_since_when(String type, String pointer) {
    assertThat(violations(type, remove(Samples.tree(type), pointer))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.deal.changed.v1, closedAt, 2026-05-29T11:48:05Z",
    "revline.deal.reopened.v1, lostReason, chose a competitor",
    "revline.deal.won.v1, lostReason, chose a competitor"
  })
  void a_deal_carries_nothing_of_a_status_it_does_not_have(
      String type, String field, String value) {
    ObjectNode broken =
        replace(Samples.tree(type), "/deal/state/" + field, TextNode.valueOf(value));

    assertThat(violations(type, broken)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.deal.changed.v1, revline.deal.won.v1",
    "revline.deal.won.v1, revline.deal.lost.v1",
    "revline.deal.lost.v1, revline.deal.reopened.v1",
    "revline.deal.won.v1, revline.deal.created.v1"
  })
  void an_event_under_a_type_it_contradicts_is_refused(String sample, String type) {
    assertThat(violations(type, Samples.tree(sample))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/kind, renamed",
    "/id, ''",
    "/pipeline/label, ''",
    "/pipeline/stages/0/status, omitted",
    "/pipeline/stages/0/terms/1/from, 2026-05-01",
    "/pipeline/stages/0/terms/1/forecastCategory, BEST_CASE",
    "/pipeline/stages/0/terms/0/probability, '0.2'"
  })
  void a_pipeline_event_with_a_wrong_value_is_refused(String pointer, String wrong) {
    String type = PipelineChanged.TYPE;
    ObjectNode broken = replace(Samples.tree(type), pointer, TextNode.valueOf(wrong));

    assertThat(violations(type, broken)).anyMatch(message -> message.contains(pointer));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofIntake")
  void what_comes_in_has_no_further_fields_and_need_not_repeat_what_the_envelope_says(
      String sample) {
    ObjectNode unknown = Samples.tree(sample).put("addedLater", true);
    ObjectNode bare = Samples.tree(sample);
    bare.remove(List.of("at", "seq"));

    assertThat(violations(sample, unknown)).anyMatch(message -> message.contains("addedLater"));
    assertThat(violations(sample, bare)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.activity-recorded.v1, /type",
    "revline.account-upserted.v1, /name",
    "revline.deal-upserted.v1, /amount/amount",
    "revline.deal-upserted.v1, /amount/currency",
    "revline.deal-upserted.v1.whole, /products/0/product",
    "revline.deal-upserted.v1.whole, /products/0/quantity",
    "revline.deal-upserted.v1.whole, /products/0/unitPrice",
    "revline.deal-upserted.v1.whole, /splits/0/rep",
    "revline.deal-upserted.v1.whole, /splits/0/percent",
    "revline.deal-upserted.v1.whole, /contacts/0/contact",
    "revline.deal-upserted.v1.whole, /contacts/0/role"
  })
  void what_comes_in_without_a_required_field_is_refused(String sample, String pointer) {
    assertThat(violations(sample, remove(Samples.tree(sample), pointer))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "revline.deal-upserted.v1, /name, ' '",
    "revline.deal-upserted.v1, /amount/amount, '9.900,00'",
    "revline.deal-upserted.v1, /amount/currency, euro",
    "revline.deal-upserted.v1, /closeDate, 2026-02-30",
    "revline.deal-upserted.v1, /at, yesterday",
    "revline.deal-upserted.v1, /seq, seven",
    "revline.deal-upserted.v1.whole, /forecastCategory, closed",
    "revline.activity-recorded.v1, /type, lunch",
    "revline.account-deleted.v1, /at, 2026-09-30"
  })
  void what_comes_in_with_a_wrong_value_is_refused(String sample, String pointer, String wrong) {
    ObjectNode broken = replace(Samples.tree(sample), pointer, TextNode.valueOf(wrong));

    assertThat(violations(sample, broken)).anyMatch(message -> message.contains(pointer));
  }

  @ParameterizedTest
  @CsvSource({"amount", "closeDate", "owner", "account"})
  void a_field_that_a_source_clears_is_null(String field) {
    ObjectNode cleared = Samples.tree("revline.deal-upserted.v1").putNull(field);

    assertThat(violations("revline.deal-upserted.v1", cleared)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#told")
  void further_fields_are_welcome(String sample) {
    ObjectNode later = Samples.tree(sample).put("addedLater", true);

    assertThat(violations(sample, later)).isEmpty();
  }

  private static List<String> violations(String sample, JsonNode json) {
    return Schemas.violations(Samples.typeOf(sample), json);
  }

  private static ObjectNode remove(ObjectNode tree, String pointer) {
    JsonPointer field = JsonPointer.compile(pointer);
    ((ObjectNode) tree.at(field.head())).remove(field.last().getMatchingProperty());
    return tree;
  }

  private static ObjectNode replace(ObjectNode tree, String pointer, JsonNode value) {
    JsonPointer field = JsonPointer.compile(pointer);
    ((ObjectNode) tree.at(field.head())).set(field.last().getMatchingProperty(), value);
    return tree;
  }

  private static Set<String> resources(String folder) {
    File directory = new File(SchemasTest.class.getResource("/" + folder).getFile());
    return Arrays.stream(Objects.requireNonNull(directory.list()))
        .map(name -> name.replaceAll("\\.json$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
