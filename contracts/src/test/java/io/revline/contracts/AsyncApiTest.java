package io.revline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revline.contracts.calendar.CalendarEventTypes;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.intake.IntakeEventTypes;
import io.revline.contracts.people.PeopleEventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
  private static final URL DOCUMENT = AsyncApiTest.class.getResource("/asyncapi.yaml");

  private final JsonNode api = read(DOCUMENT);

  @Test
  void it_is_an_asyncapi_3_document() {
    assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(api.at("/info/title").asText()).isNotBlank();
    assertThat(api.at("/info/version").asText()).isNotBlank();
  }

  @Test
  void the_channels_are_the_topics() {
    assertThat(api.path("channels").findValuesAsText("address"))
        .containsExactlyInAnyOrder(
            Topics.DEALS,
            Topics.CALENDAR,
            Topics.PEOPLE,
            Topics.CATALOG,
            Topics.DEAD_LETTERS,
            Topics.INTAKE,
            Topics.INTAKE + ".{source}");
  }

  @Test
  void the_deals_channel_carries_every_deal_event_and_nothing_else() {
    assertThat(names(api.at("/channels/deals/messages"))).isEqualTo(DealEventTypes.ALL.keySet());
  }

  @Test
  void the_calendar_channel_carries_every_calendar_event_and_nothing_else() {
    assertThat(names(api.at("/channels/calendar/messages")))
        .isEqualTo(CalendarEventTypes.ALL.keySet());
  }

  @Test
  void the_people_channel_carries_every_people_event_and_nothing_else() {
    assertThat(names(api.at("/channels/people/messages"))).isEqualTo(PeopleEventTypes.ALL.keySet());
  }

  @Test
  void the_catalog_channel_carries_every_catalog_event_and_nothing_else() {
    assertThat(names(api.at("/channels/catalog/messages")))
        .isEqualTo(CatalogEventTypes.ALL.keySet());
  }

  @Test
  void both_intake_channels_carry_every_intake_event_and_nothing_else() {
    assertThat(names(api.at("/channels/intake/messages"))).isEqualTo(IntakeEventTypes.ALL);
    assertThat(names(api.at("/channels/intakeOfSource/messages"))).isEqualTo(IntakeEventTypes.ALL);
  }

  @Test
  void every_message_is_carried_by_a_channel() {
    Set<String> carried = new TreeSet<>();
    api.path("channels").forEach(channel -> carried.addAll(names(channel.path("messages"))));

    assertThat(names(api.at("/components/messages"))).isEqualTo(carried);
  }

  @Test
  void every_channel_is_sent_to_by_an_operation() {
    List<String> sentTo = new ArrayList<>();
    api.path("operations")
        .forEach(operation -> {
          assertThat(operation.path("action").asText()).isIn("send", "receive");
          if (operation.path("action").asText().equals("send")) {
            sentTo.add(operation.at("/channel/$ref").asText());
          }
        });

    assertThat(sentTo)
        .containsExactlyInAnyOrder(
            "#/channels/deals",
            "#/channels/calendar",
            "#/channels/people",
            "#/channels/catalog",
            "#/channels/deadLetters",
            "#/channels/intake",
            "#/channels/intakeOfSource");
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.AsyncApiTest#types")
  void a_message_has_the_name_headers_and_body_of_its_type(String type) {
    JsonNode message = api.path("components").path("messages").path(type);

    assertThat(message.path("name").asText()).isEqualTo(type);
    assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText()).isEqualTo(type);
    assertThat(message.at("/payload/schema/$ref").asText())
        .isEqualTo("./schemas/" + type + ".json");
    assertThat(message.at("/payload/schemaFormat").asText()).endsWith("draft-2020-12");
  }

  static Set<String> types() {
    Set<String> types = new TreeSet<>(DealEventTypes.ALL.keySet());
    types.addAll(CalendarEventTypes.ALL.keySet());
    types.addAll(PeopleEventTypes.ALL.keySet());
    types.addAll(CatalogEventTypes.ALL.keySet());
    types.addAll(IntakeEventTypes.ALL);
    types.add(Samples.DEAD_LETTER);
    return types;
  }

  @Test
  void every_reference_leads_somewhere() throws Exception {
    Set<String> followed = new HashSet<>();
    follow(DOCUMENT, api, followed);
    types().forEach(type -> assertThat(followed).anyMatch(url -> url.contains(type + ".json")));
    assertThat(followed).anyMatch(url -> url.contains("common.v1.json#/$defs/dealSegment"));
  }

  private static void follow(URL base, JsonNode node, Set<String> followed) throws Exception {
    if (node.path("$ref").isTextual()) {
      URL target = base.toURI().resolve(node.path("$ref").asText()).toURL();
      if (followed.add(target.toString())) {
        JsonNode document = read(target);
        String pointer = target.getRef() == null ? "" : target.getRef();
        assertThat(document.at(pointer).isMissingNode()).as("%s", target).isFalse();
        follow(target, document, followed);
      }
    }
    for (JsonNode child : node) {
      follow(base, child, followed);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read(URL file) {
    try {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
