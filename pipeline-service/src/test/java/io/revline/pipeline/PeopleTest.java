package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asManager;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.contracts.people.RegionChanged;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.people.Visibility;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What performance-service tells of people is known here, too. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PeopleTest {
  @Inject DataSource source;
  @Inject Visibility visibility;

  @Test
  void
      a_manager_may_see_the_deals_of_reps_as_soon_as_they_are_known_and_a_bad_event_stops_nobody() {
    CloudEvent team = PeopleTopic.team("known-north", null);
    CloudEvent manager = PeopleTopic.manager("known-nora", "known-north");
    CloudEvent rep = PeopleTopic.member("known-ben", "known-north");
    CloudEvent bad = PeopleTopic.told(new RegionChanged(null, "known-bad", 1, null));
    assertThat(visibleTo("known-nora")).containsExactly("known-nora");

    PeopleTopic.publish(List.of(team, manager));
    DealTopic.send(List.of(PeopleTopic.record(bad)));
    PeopleTopic.publish(List.of(rep, rep));
    new Database(source).awaitApplied(List.of(team, manager, rep));

    assertThat(visibleTo("known-nora")).containsExactlyInAnyOrder("known-nora", "known-ben");
    assertThat(visibleTo("known-ben")).containsExactly("known-ben");
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    as("ops")
                        .get("/api/v1/pipeline/dead-letters")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("find { it.key == 'known-bad' }.consumer"))
                .isEqualTo("pipeline-people"));
  }

  @Test
  void managers_see_and_change_what_those_below_own_and_nobody_sees_an_owner_nobody_knows() {
    List<CloudEvent> people =
        List.of(
            PeopleTopic.team("vis-world", null),
            PeopleTopic.team("vis-north", "vis-world"),
            PeopleTopic.team("vis-south", "vis-world"),
            PeopleTopic.manager("vis-vp", "vis-world"),
            PeopleTopic.manager("vis-nora", "vis-north"),
            PeopleTopic.manager("vis-ned", "vis-north"),
            PeopleTopic.member("vis-ben", "vis-north"),
            PeopleTopic.member("vis-sue", "vis-south"));
    PeopleTopic.publish(people);
    new Database(source).awaitApplied(people);
    String ben = owned("\"vis-ben\"");
    String nora = owned("\"vis-nora\"");
    owned("\"vis-sue\"");
    String ghost = owned("\"vis-ghost\"");
    owned("null");

    assertThat(seenBy(asRep("vis-ben"))).isEqualTo(1);
    assertThat(seenBy(asManager("vis-nora"))).isEqualTo(2);
    assertThat(seenBy(asManager("vis-ned"))).as("who manages beside").isEqualTo(1);
    assertThat(seenBy(asManager("vis-vp"))).isEqualTo(3);
    assertThat(seenBy(asManager("vis-stranger"))).isZero();
    assertThat(seenBy(as("manager"))).as("a manager who is no rep").isZero();
    assertThat(seenBy(as("revops"))).isEqualTo(5);
    assertThat(seenBy(as("finance"))).isEqualTo(5);
    asManager("vis-vp").get(ghost).then().statusCode(404);
    as("revops").get(ghost).then().statusCode(200);

    renamed(asManager("vis-ned"), nora, 1).then().statusCode(404);
    renamed(as("finance"), ben, 1).then().statusCode(403);
    renamed(asManager("vis-nora"), ben, 1).then().statusCode(200);
    handed(asManager("vis-nora"), ben, 2, "vis-sue").then().statusCode(403);
    as("revops").get(ben).then().body("owner", equalTo("vis-ben")).body("version", equalTo(2));
    handed(asManager("vis-vp"), ben, 2, "vis-sue").then().statusCode(200);
    asManager("vis-nora").get(ben).then().statusCode(404);
    asManager("vis-nora").post(ben + "/win").then().statusCode(404);
  }

  @Test
  void what_only_a_later_revline_can_say_is_passed_over_and_its_additions_too()
      throws SQLException {
    CloudEvent known = PeopleTopic.member("future-ada", "future-team");
    CloudEvent added =
        like(known, known.type(), known.body().replaceFirst("\\{", "{\"mood\": {\"now\": 1}, "));
    CloudEvent second = like(PeopleTopic.member("future-ben", "x"), "revline.rep.changed.v2", "{}");
    CloudEvent other = like(PeopleTopic.member("future-cy", "x"), "revline.badge.given.v1", "[1]");
    List<CloudEvent> told = List.of(second, other, added);

    DealTopic.send(told.stream().map(PeopleTopic::record).toList());
    Database database = new Database(source);
    database.awaitApplied(told);

    assertThat(
            database.rows(
                "SELECT id FROM reference_version WHERE id LIKE 'future-%' ORDER BY recorded_at"))
        .containsExactly(List.of("future-ada"));
    assertThat(database.number("SELECT count(*) FROM dead_letter WHERE record_key LIKE 'future-%'"))
        .isZero();
  }

  @Test
  void people_rebuilt_from_their_topic_equal_those_that_serve_and_what_differs_is_mended()
      throws SQLException {
    List<CloudEvent> people =
        List.of(
            PeopleTopic.team("again-north", null),
            PeopleTopic.member("again-ann", "again-north"),
            PeopleTopic.member("again-ben", "again-north"));
    PeopleTopic.publish(people);
    Database database = new Database(source);
    database.awaitApplied(people);
    String all =
        "SELECT * FROM reference_version WHERE type IN ('rep', 'team', 'region', 'quota')"
            + " ORDER BY type, id, version";
    List<List<String>> before = database.rows(all);

    JsonPath equal = rebuilt();
    assertThat(equal.getString("state")).as(equal.prettify()).isEqualTo("succeeded");
    assertThat(differences(equal)).isEqualTo("0 0 0");
    assertThat(equal.getInt("rowsEqual")).isEqualTo(before.size());
    assertThat(database.rows(all)).isEqualTo(before);

    database.run("DELETE FROM reference_version WHERE id = 'again-ben'");
    database.run("UPDATE reference_version SET actor = 'nobody' WHERE id = 'again-ann'");
    assertThat(differences(rebuilt())).isEqualTo("1 1 0");
    assertThat(
            database.rows(
                "SELECT id, actor FROM reference_version WHERE id LIKE 'again-%' ORDER BY id"))
        .isEqualTo(
            before.stream()
                .filter(row -> row.get(1).startsWith("again-"))
                .map(row -> List.of(row.get(1), "test"))
                .sorted(Comparator.comparing(List::getFirst))
                .toList());
  }

  private static String differences(JsonPath run) {
    return "%d %d %d"
        .formatted(run.getInt("rowsAdded"), run.getInt("rowsChanged"), run.getInt("rowsRemoved"));
  }

  private static JsonPath rebuilt() {
    String path = "/api/v1/pipeline/rebuilds";
    String id =
        as("ops")
            .body("{\"consumer\": \"pipeline-people\"}")
            .post(path)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    return await()
        .atMost(Database.PATIENCE)
        .until(
            () -> as("ops").get(path + "/" + id).jsonPath(),
            run -> !run.getString("state").equals("running"));
  }

  private static CloudEvent like(CloudEvent event, String type, String body) {
    return new CloudEvent(
        event.id(),
        event.source(),
        type,
        event.subject(),
        event.aggregateVersion(),
        event.recordedAt(),
        event.provenance(),
        body);
  }

  private static String owned(String owner) {
    return created("{\"name\": \"any\", \"account\": \"vis\", \"owner\": %s}".formatted(owner));
  }

  private static Response renamed(RequestSpecification caller, String deal, int version) {
    return caller
        .header("If-Match", "\"%d\"".formatted(version))
        .body("{\"name\": \"renamed by %d\"}".formatted(version))
        .patch(deal);
  }

  private static Response handed(
      RequestSpecification caller, String deal, int version, String owner) {
    return caller
        .header("If-Match", "\"%d\"".formatted(version))
        .body("{\"owner\": \"%s\"}".formatted(owner))
        .patch(deal);
  }

  /** As many in the list as in every summary, now and as of now. */
  private static int seenBy(RequestSpecification caller) {
    int listed = caller.get("/api/v1/deals?account=vis").jsonPath().getList("items").size();
    for (String query : List.of("stage", "team", "owner&asOf=2199-01-01")) {
      assertThat(
              caller
                  .get("/api/v1/deals/summary?account=vis&groupBy=" + query)
                  .jsonPath()
                  .getInt("total.count"))
          .as(query)
          .isEqualTo(listed);
    }
    return listed;
  }

  private List<String> visibleTo(String rep) {
    return Sql.of("SELECT owner FROM (VALUES ('known-nora'), ('known-ben'), ('ghost'), (NULL))")
        .add(" AS deal (owner) WHERE ")
        .add(visibility.ofOwner(new Caller(rep, Set.of("manager"), rep, null, "test"), "owner"))
        .list(source, row -> row.getString(1));
  }
}
