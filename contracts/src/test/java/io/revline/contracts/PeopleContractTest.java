package io.revline.contracts;

import static io.revline.contracts.Samples.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.contracts.people.PeopleEvent;
import io.revline.contracts.people.PeopleEventTypes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people events look like on the wire, and what they must not look like. */
class PeopleContractTest {

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofPeople")
  void a_sample_read_and_written_again_is_the_sample(String sample) throws Exception {
    PeopleEvent event = read(sample, Samples.tree(sample));

    assertThat(JSON.<JsonNode>valueToTree(event).toString())
        .isEqualTo(Samples.tree(sample).toString());
    assertThat(PeopleEventTypes.typeOf(event)).isEqualTo(Samples.typeOf(sample));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofPeople")
  void a_sample_with_fields_of_a_later_version_is_read_as_before(String sample) throws Exception {
    ObjectNode later = Samples.tree(sample).put("reason", "added later");
    ((ObjectNode) later.get(kind(sample))).put("colour", "red");

    assertThat(read(sample, later)).isEqualTo(read(sample, Samples.tree(sample)));
    assertThat(Schemas.violations(Samples.typeOf(sample), later)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void an_event_without_a_required_field_is_refused(String sample, String holder, String field) {
    ObjectNode broken = Samples.tree(sample);
    assertThat(((ObjectNode) broken.at(holder)).remove(field)).isNotNull();

    assertThat(Schemas.violations(Samples.typeOf(sample), broken)).isNotEmpty();
  }

  static Stream<Arguments> requiredFields() {
    Stream<Arguments> ofAll =
        Samples.ofPeople()
            .flatMap(sample ->
                Stream.of("kind", "id", "version", kind(sample))
                    .map(field -> Arguments.of(sample, "", field)));
    return Stream.concat(
        ofAll,
        Stream.of(
            Arguments.of("revline.rep.changed.v1", "/rep", "name"),
            Arguments.of("revline.rep.changed.v1", "/rep", "memberships"),
            Arguments.of("revline.rep.changed.v1", "/rep/memberships/0", "team"),
            Arguments.of("revline.rep.changed.v1", "/rep/memberships/0", "role"),
            Arguments.of("revline.team.changed.v1", "/team", "name"),
            Arguments.of("revline.team.changed.v1", "/team", "parents"),
            Arguments.of("revline.team.changed.v1", "/team/parents/0", "parent"),
            Arguments.of("revline.region.changed.v1", "/region", "name"),
            Arguments.of("revline.quota.changed.v1", "/quota", "rep"),
            Arguments.of("revline.quota.changed.v1", "/quota", "period"),
            Arguments.of("revline.quota.changed.v1", "/quota", "measure"),
            Arguments.of("revline.quota.changed.v1", "/quota", "amount"),
            Arguments.of(Samples.TEAM_QUOTA, "/quota", "team"),
            Arguments.of(Samples.TEAM_QUOTA, "/quota", "count")));
  }

  @ParameterizedTest
  @CsvSource({
    "revline.rep.changed.v1, /rep/memberships/0, role, boss",
    "revline.rep.changed.v1, '', kind, painted",
    "revline.rep.changed.v1, /rep, from, 2016-02-01",
    "revline.quota.changed.v1, /quota, period, 2017-Q5",
    "revline.quota.changed.v1, /quota, period, 2017-13",
    "revline.quota.changed.v1, /quota, measure, count",
    "revline.quota.changed.v1, /quota, team, south",
    "revline.quota.changed.v1.count, /quota, count, forty"
  })
  void an_event_with_a_wrong_value_is_refused(
      String sample, String holder, String field, String wrong) {
    ObjectNode broken = Samples.tree(sample);
    ((ObjectNode) broken.at(holder)).put(field, wrong);

    assertThat(Schemas.violations(Samples.typeOf(sample), broken)).isNotEmpty();
  }

  @Test
  void an_unknown_type_has_no_record() {
    assertThat(PeopleEventTypes.recordOf("revline.rep.painted.v1")).isEmpty();
  }

  /** The name under which a sample holds its object. */
  private static String kind(String sample) {
    return sample.split("\\.")[1];
  }

  private static PeopleEvent read(String sample, JsonNode json) throws Exception {
    return JSON.treeToValue(json, PeopleEventTypes.recordOf(Samples.typeOf(sample)).orElseThrow());
  }
}
