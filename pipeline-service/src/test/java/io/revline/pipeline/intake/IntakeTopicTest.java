package io.revline.pipeline.intake;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.intake.Told.of;
import static io.revline.pipeline.intake.Told.upserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events over Kafka: each is taken in once, by its business time, and a bad one stops nobody. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class IntakeTopicTest {
  private static final String BEGUN = "{\"name\": \"any\", \"stage\": \"proposal\"}";

  @Inject DataSource source;
  private Deals deals;

  @BeforeEach
  void look() {
    deals = new Deals(source);
  }

  @Test
  void both_modes_are_taken_and_what_is_wrong_becomes_a_dead_letter_that_nothing_waits_for()
      throws Exception {
    double invalid = Metrics.of("revline_intake_refused_total", "reason", "invalid");
    double taken = Metrics.of("revline_intake_events_total", "type", "revline.deal-upserted.v1");
    Told good = upserted("topic-1", "2024-03-02T00:00:00Z", BEGUN);
    ProducerRecord<String, byte[]> bad =
        upserted("topic-1", "2024-03-03T00:00:00Z", "{\"stage\": \"nowhere\"}").inBinaryMode();
    Told.header(bad, "x-trace", "kept");
    Told later = upserted("topic-1", "2024-03-04T00:00:00Z", "{\"stage\": \"won\"}");

    Feed.sendAndAwait(List.of(good.inBinaryMode(), bad, later.inStructuredMode()));

    assertThat(deals.spans("topic-1", "stage"))
        .containsExactly("2024-03-02T00:00 proposal", "2024-03-04T00:00 won");
    assertThat(
            deals.rows(
                """
                SELECT headers ->> 'x-trace', headers ->> 'ce_time', convert_from(body, 'UTF8'),
                  reason LIKE 'invalid: data.stage %nowhere%'
                FROM dead_letter WHERE record_key = 'crm/topic-1'
                """))
        .containsExactly(List.of("kept", "2024-03-03T00:00:00Z", "{\"stage\": \"nowhere\"}", "t"));
    assertThat(Metrics.of("revline_intake_refused_total", "reason", "invalid"))
        .isEqualTo(invalid + 1);
    assertThat(Metrics.of("revline_intake_events_total", "type", "revline.deal-upserted.v1"))
        .isEqualTo(taken + 2);
  }

  @Test
  void the_same_event_again_by_any_way_changes_nothing() throws Exception {
    Told told = upserted("again", "2024-03-02T00:00:00Z", BEGUN);
    Told changed = new Told(told.attributes(), "{\"name\": \"other\"}");
    Told ofAnother = changed.with("source", "erp");

    Feed.sendAndAwait(List.of(told.inBinaryMode(), told.inBinaryMode(), changed.inBinaryMode()));
    told.postedInStructuredMode().then().statusCode(202);
    Feed.sendAndAwait(List.of(ofAnother.inBinaryMode()));

    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get(deals.path("crm", "again"))
        .then()
        .body("version", equalTo(1))
        .body("name", equalTo("any"));
    assertThat(deals.number("SELECT count(*) FROM intake_waiting WHERE source = 'erp'"))
        .as("another source's event of that id is another event")
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_the_order_facts_stand_by_business_time_and_sequence(long seed) throws Exception {
    String deal = "order-" + seed;
    List<Told> events =
        new ArrayList<>(
            List.of(
                upserted(deal, "2019-01-10T00:00:00Z", "{\"name\": \"Old\", \"owner\": \"mia\"}"),
                upserted(deal, "2019-02-10T00:00:00Z", "{\"stage\": \"prospecting\"}"),
                upserted(deal, "2019-06-01T00:00:00Z", "{\"owner\": \"ben\"}")
                    .with("sequence", "2"),
                upserted(deal, "2019-06-01T00:00:00Z", "{\"owner\": \"eve\"}")
                    .with("sequence", "1"),
                upserted(
                    deal,
                    "2019-07-01T00:00:00Z",
                    "{\"at\": \"2019-03-01T00:00:00Z\", \"name\": \"New\"}"),
                of("activity-recorded", deal, "2019-05-01T00:00:00Z", "{\"type\": \"call\"}"),
                of("activity-recorded", deal, "2019-04-01T00:00:00Z", "{\"type\": \"task\"}"),
                of("deal-deleted", deal, "2020-01-01T00:00:00Z", "{}")));
    Collections.shuffle(events, new Random(seed));

    for (Told event : events) {
      Feed.sendAndAwait(List.of(event.inBinaryMode()));
    }

    assertThat(deals.spans(deal, "name, stage, owner, last_activity_at IS NOT NULL, deleted"))
        .containsExactly(
            "2019-02-10T00:00 Old prospecting mia f f",
            "2019-03-01T00:00 New prospecting mia f f",
            "2019-04-01T00:00 New prospecting mia t f",
            "2019-05-01T00:00 New prospecting mia t f",
            "2019-06-01T00:00 New prospecting eve t f",
            "2019-06-01T00:00 New prospecting ben t f",
            "2020-01-01T00:00 New prospecting ben t t");
    assertThat(
            deals.rows(
                """
                SELECT a.type, a.at::date, d.at::date
                FROM deal_activity a LEFT JOIN deal_task_done d ON d.activity_id = a.id
                WHERE a.deal_id =
                  (SELECT deal_id FROM deal_external_id WHERE external_id = '%s') ORDER BY a.at
                """
                    .formatted(deal)))
        .containsExactly(
            List.of("task", "2019-04-01", "2019-04-01"), List.of("call", "2019-05-01", "null"));
    assertThat(
            deals.number("SELECT count(*) FROM intake_waiting WHERE external_id = '" + deal + "'"))
        .isZero();
  }

  @Test
  void two_sources_whose_clocks_differ_tell_of_one_deal_and_it_has_one_timeline() throws Exception {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .contentType("application/json")
        .body(
            """
            {"name": "Shared", "at": "2024-01-01T00:00:00Z",
             "externalIds": [{"source": "crm", "id": "shared"}, {"source": "erp", "id": "s-1"}]}
            """)
        .post("/api/v1/deals")
        .then()
        .statusCode(201);

    Feed.sendAndAwait(
        List.of(
            upserted(
                    "s-1",
                    "2024-02-01T12:00:07Z",
                    "{\"amount\": {\"amount\": \"5\", \"currency\": \"EUR\"}}")
                .with("source", "erp")
                .inBinaryMode(),
            upserted(
                    "shared",
                    "2024-02-01T12:00:05Z",
                    "{\"amount\": {\"amount\": \"4\", \"currency\": \"EUR\"}}")
                .inBinaryMode(),
            upserted("shared", "2024-02-01T11:59:00Z", "{\"owner\": \"mia\"}").inStructuredMode()));

    assertThat(deals.spans("shared", "amount::int, owner"))
        .containsExactly(
            "2024-01-01T00:00",
            "2024-02-01T11:59 mia",
            "2024-02-01T12:00 4 mia",
            "2024-02-01T12:00 5 mia");
  }

  @Test
  void an_older_event_of_an_account_does_not_overwrite_a_newer_one() throws Exception {
    Told newer =
        account("late", "2024-05-01T00:00:00Z", "{\"name\": \"New\", \"region\": \"South\"}");
    Told older = account("late", "2024-04-01T00:00:00Z", "{\"name\": \"Old\"}");
    Told deleted = of("account-deleted", "gone", "2024-05-01T00:00:00Z", "{}");
    Told before = account("gone", "2024-04-01T00:00:00Z", "{\"name\": \"Ghost\"}");
    Told after = account("back", "2024-06-01T00:00:00Z", "{\"name\": \"Back\"}");

    Feed.sendAndAwait(
        List.of(
            newer.inBinaryMode(),
            older.inBinaryMode(),
            deleted.inBinaryMode(),
            before.inBinaryMode(),
            of("account-deleted", "back", "2024-05-01T00:00:00Z", "{}").inBinaryMode(),
            after.inBinaryMode()));

    assertAccount("late", "New", "South", 1);
    assertAccount("back", "Back", null, 1);
    account("gone").then().statusCode(404);
    Feed.sendAndAwait(
        List.of(account("late", "2024-06-01T00:00:00Z", "{\"name\": \"Newest\"}").inBinaryMode()));
    assertAccount("late", "Newest", null, 2);
  }

  @Test
  void an_account_is_found_by_what_its_source_calls_it_and_nobody_elses_is_written()
      throws Exception {
    put(
        "acme-it",
        "{\"name\": \"Acme\", \"externalIds\": [{\"source\": \"erp\", \"id\": \"9\"}, {\"source\": \"crm\", \"id\": \"40017\"}]}");
    put("by-hand", "{\"name\": \"By hand\"}");

    Feed.sendAndAwait(
        List.of(
            account("40017", "2024-05-01T00:00:00Z", "{\"name\": \"Acme Italia\"}").inBinaryMode(),
            account("by-hand", "2024-05-01T00:00:00Z", "{\"name\": \"Taken\"}").inBinaryMode()));

    account("acme-it")
        .then()
        .body("name", equalTo("Acme Italia"))
        .body("externalIds.id", contains("9", "40017"));
    account("40017").then().statusCode(404);
    account("by-hand").then().body("name", equalTo("By hand")).body("version", equalTo(1));
    assertThat(deals.rows("SELECT reason FROM dead_letter WHERE record_key = 'crm/by-hand'"))
        .containsExactly(
            List.of(
                "subject account by-hand is not one of crm: give it the external id crm=by-hand"
                    + " first"));
  }

  @Test
  void a_dead_letter_is_taken_in_when_it_is_replayed_after_its_cause_is_mended() throws Exception {
    put("mended", "{\"name\": \"By hand\"}");
    Feed.sendAndAwait(
        List.of(account("mended", "2024-05-01T00:00:00Z", "{\"name\": \"Told\"}").inBinaryMode()));
    String letter =
        deals
            .rows("SELECT id FROM dead_letter WHERE record_key = 'crm/mended'")
            .getFirst()
            .getFirst();
    String replay = "/api/v1/pipeline/dead-letters/" + letter + "/replay";
    given().auth().oauth2(Tokens.of("ops")).post(replay).then().statusCode(409);

    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .header("If-Match", "\"1\"")
        .contentType("application/json")
        .body(
            "{\"name\": \"By hand\", \"externalIds\": [{\"source\": \"crm\", \"id\": \"mended\"}]}")
        .put("/api/v1/accounts/mended")
        .then()
        .statusCode(200);
    given().auth().oauth2(Tokens.of("ops")).post(replay).then().statusCode(200);

    account("mended").then().body("name", equalTo("Told"));
  }

  @Test
  void bytes_that_are_no_text_stay_a_dead_letter_when_they_are_replayed() throws Exception {
    Told told = upserted("bytes", "2024-03-02T00:00:00Z", BEGUN);
    ProducerRecord<String, byte[]> record = told.inBinaryMode();
    byte[] body = record.value().clone();
    body[told.data().indexOf("any")] = (byte) 0xE9;
    ProducerRecord<String, byte[]> broken =
        new ProducerRecord<>(
            record.topic(), null, (Long) null, record.key(), body, record.headers());

    Feed.sendAndAwait(List.of(broken));

    String letter =
        deals
            .rows("SELECT id FROM dead_letter WHERE record_key = 'crm/bytes'")
            .getFirst()
            .getFirst();
    given()
        .auth()
        .oauth2(Tokens.of("ops"))
        .post("/api/v1/pipeline/dead-letters/" + letter + "/replay")
        .then()
        .statusCode(409);
    assertThat(deals.exists("bytes")).isFalse();
  }

  @Test
  void a_record_that_holds_several_events_is_a_dead_letter() throws Exception {
    Told one = upserted("several-1", "2024-03-02T00:00:00Z", BEGUN);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Told.TOPIC, "several", Told.batch(one, one).getBytes(StandardCharsets.UTF_8));
    Told.header(record, "content-type", Told.BATCHED);

    Feed.sendAndAwait(List.of(record));

    assertThat(deals.rows("SELECT reason FROM dead_letter WHERE record_key = 'several'"))
        .containsExactly(List.of("format: a record holds one event: send no batch"));
    assertThat(deals.exists("several-1")).isFalse();
  }

  @Test
  void what_waits_for_a_deal_that_nobody_names_is_bounded_and_comes_in_once_it_is_named()
      throws Exception {
    String waiting = "SELECT count(*) FROM intake_waiting WHERE external_id = 'crowded'";
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 1_002; i++) {
      records.add(
          upserted("crowded", "2024-03-02T00:00:00Z", "{\"owner\": \"rep %d\"}".formatted(i))
              .with("sequence", "" + i)
              .inBinaryMode());
    }

    Feed.sendAndAwait(records);

    assertThat(deals.number(waiting)).isEqualTo(1_000);
    assertThat(Metrics.of("revline_intake_waiting")).isGreaterThanOrEqualTo(1_000);
    assertThat(
            deals.rows("SELECT DISTINCT reason FROM dead_letter WHERE record_key = 'crm/crowded'"))
        .containsExactly(
            List.of(
                "subject names a deal that has no name or no stage yet, and 1000 events wait for"
                    + " it: tell those first"));
    Feed.sendAndAwait(
        List.of(upserted("crowded", "2024-03-01T00:00:00Z", BEGUN).inStructuredMode()));
    assertThat(deals.number(waiting)).isZero();
    assertThat(deals.spans("crowded", "stage")).hasSize(1_001);
  }

  private static Told account(String id, String time, String data) {
    return of("account-upserted", id, time, data);
  }

  private static Response account(String id) {
    return given().auth().oauth2(Tokens.of("revops")).get("/api/v1/accounts/" + id);
  }

  private static void assertAccount(String id, String name, @Nullable String region, int version) {
    account(id)
        .then()
        .statusCode(200)
        .body("name", equalTo(name))
        .body("region", equalTo(region))
        .body("version", equalTo(version))
        .body("externalIds", equalTo(List.of(Map.of("source", "crm", "id", id))));
  }

  private static void put(String id, String account) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .contentType("application/json")
        .body(account)
        .put("/api/v1/accounts/" + id)
        .then()
        .statusCode(201);
  }
}
