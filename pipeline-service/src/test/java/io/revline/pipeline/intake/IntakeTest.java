package io.revline.pipeline.intake;

import static io.revline.pipeline.intake.Told.of;
import static io.revline.pipeline.intake.Told.upserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events over HTTP: what is accepted comes to stand in the timeline, what is not is refused. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class IntakeTest {
  private static final String BEGUN = "{\"name\": \"any\", \"stage\": \"proposal\"}";

  @Inject DataSource source;
  private Deals deals;

  @BeforeEach
  void look() {
    deals = new Deals(source);
  }

  @Test
  void events_of_every_content_mode_come_to_stand_in_the_timeline() throws Exception {
    upserted(
            "modes-1",
            "2024-03-02T09:15:00+01:00",
            "{\"name\": \"Spa wing\", \"stage\": \"proposal\", \"owner\": \"mia\"}")
        .postedInBinaryMode()
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1));
    upserted("modes-1", "2024-04-01T00:00:00Z", "{\"owner\": null}")
        .postedInStructuredMode()
        .then()
        .statusCode(202);
    Told.postedInBatchedMode(
            upserted("modes-1", "2024-05-01T00:00:00Z", "{\"stage\": \"won\"}"),
            upserted("modes-2", "2024-05-02T00:00:00Z", BEGUN))
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2));

    Feed.awaitTaken();

    assertThat(deals.spans("modes-1", "name, stage, owner"))
        .containsExactly(
            "2024-03-02T08:15 Spa wing proposal mia",
            "2024-04-01T00:00 Spa wing proposal",
            "2024-05-01T00:00 Spa wing won");
    assertThat(deals.spans("modes-2", "stage")).containsExactly("2024-05-02T00:00 proposal");
  }

  @Test
  void a_deal_says_who_told_of_it_and_under_which_request() throws Exception {
    Told.as(Tokens.source("crm"))
        .header("X-Correlation-Id", "follow-me")
        .header("ce-actor", "somebody-else")
        .contentType(Told.STRUCTURED)
        .body(upserted("traced", "2024-03-02T00:00:00Z", BEGUN).structured())
        .post(Told.PATH)
        .then()
        .statusCode(202);
    Feed.awaitTaken();

    assertThat(
            deals.rows(
                "SELECT actor, origin, correlation_id FROM deal_version WHERE deal_id ="
                    + " (SELECT deal_id FROM deal_external_id WHERE external_id = 'traced')"))
        .containsExactly(List.of("crm", "intake", "follow-me"));
  }

  @Test
  void a_header_may_be_quoted_and_percent_encoded() throws Exception {
    Told told = upserted("ignored", "2024-03-02T00:00:00Z", BEGUN);

    told.with("subject", "\"caf%C3%A9 1\"").postedInBinaryMode().then().statusCode(202);
    Feed.awaitTaken();

    assertThat(deals.exists("café 1")).isTrue();
  }

  @Test
  void a_source_writes_its_own_external_ids_only_and_revops_may_write_any() throws Exception {
    Told foreign = upserted("foreign-1", "2024-03-02T00:00:00Z", BEGUN).with("source", "erp");
    Told own = upserted("foreign-2", "2024-03-02T00:00:00Z", BEGUN);

    foreign
        .postedInStructuredMode()
        .then()
        .statusCode(403)
        .body("type", endsWith("/forbidden"))
        .body("detail", containsString("source 'erp' is not yours"));
    Told.postedInBatchedMode(own, foreign).then().statusCode(403);
    posted(Tokens.of("integration"), own)
        .then()
        .statusCode(403)
        .body("detail", containsString("(none)"));
    posted(Tokens.of("finance"), own).then().statusCode(403);
    posted(Tokens.expired("integration"), own).then().statusCode(401);
    posted(Tokens.of("revops"), foreign.with("subject", "foreign-3")).then().statusCode(202);
    Feed.awaitTaken();

    assertThat(deals.exists("foreign-1")).isFalse();
    assertThat(deals.exists("foreign-2")).isFalse();
    assertThat(deals.exists("foreign-3")).isTrue();
  }

  @Test
  void a_source_is_held_to_its_own_external_ids_wherever_it_gives_some() throws Exception {
    String deals = "/api/v1/deals";
    String ofErp =
        "{\"name\": \"any\", \"externalIds\": [{\"source\": \"erp\", \"id\": \"held-1\"}]}";

    as("erp").body(ofErp).post(deals).then().statusCode(201);
    as("crm").body(ofErp.replace("held-1", "held-2")).post(deals).then().statusCode(403);
    String byId = deals + "/by-external-id/erp/held-";
    as("crm").body("{\"name\": \"x\"}").put(byId + "1").then().statusCode(403);
    as("erp").body("{\"name\": \"x\"}").put(byId + "3").then().statusCode(201);

    assertThat(this.deals.exists("held-2")).isFalse();
    assertThat(this.deals.spans("held-1", "name")).hasSize(1).first().asString().endsWith(" any");
  }

  @Test
  void a_batch_with_anything_wrong_is_refused_whole_and_says_all_that_is() throws Exception {
    Told.postedInBatchedMode(
            upserted("whole-1", "2024-03-02T00:00:00Z", BEGUN),
            upserted("whole-2", "2024-03-02T00:00:00Z", "{\"name\": \" \", \"colour\": 1}")
                .with("type", "revline.deal-upserted.v1"),
            upserted("whole-3", "yesterday", BEGUN).with("id", null))
        .then()
        .statusCode(400)
        .body("type", endsWith("/invalid-input"))
        .body(
            "violations.field",
            containsInAnyOrder("[1].data.name", "[1].data.colour", "[2].time", "[2].id"));
    Feed.awaitTaken();

    assertThat(deals.exists("whole-1")).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} is refused")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          specversion | 0.3
          specversion | none
          id          | none
          source      | none
          source      | /crm/1
          type        | com.example.someevent
          type        | none
          subject     | none
          time        | 2024-03-02
          time        | 2999-01-01T00:00:00Z
          time        | 1800-01-01T00:00:00Z
          time        | none
          sequence    | seven
          """)
  void an_event_with_a_wrong_attribute_is_refused(String attribute, String value) {
    Told told = upserted("wrong", "2024-03-02T00:00:00Z", BEGUN).with(attribute, value);

    for (Response response : List.of(told.postedInBinaryMode(), told.postedInStructuredMode())) {
      response.then().statusCode(400).body("violations.field", contains(attribute));
    }
  }

  @ParameterizedTest(name = "{1} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          deal-upserted     | data.amount.amount   | {"amount": {"amount": "1.200,50", "currency": "EUR"}}
          deal-upserted     | data.amount.currency | {"amount": {"amount": "1200.50", "currency": "euro"}}
          deal-upserted     | data.stage           | {"stage": "somewhere"}
          deal-upserted     | data.closeDate       | {"closeDate": "2026-02-30"}
          deal-upserted     | data.owner           | {"owner": 7}
          deal-upserted     | data.tags            | {"tags": [7]}
          deal-upserted     | data.custom.nobody   | {"custom": {"nobody": 1}}
          deal-upserted     | data.products.quantity | {"products": [{"product": "a", "quantity": "1e2147483647", "unitPrice": {"amount": "1", "currency": "EUR"}}]}
          deal-upserted     | data.at              | {"at": 5}
          deal-upserted     | data.seq             | {"seq": 1.5}
          deal-upserted     | seq                  | {"seq": 1e400}
          deal-deleted      | data.reason          | {"reason": "none"}
          activity-recorded | data.type            | {}
          activity-recorded | data.type            | {"type": "lunch"}
          activity-recorded | data.subject         | {"type": "call", "subject": " "}
          account-upserted  | data.name            | {"region": "South"}
          account-upserted  | data.region          | {"name": "Acme", "region": 5}
          account-deleted   | data                 | []
          account-deleted   | data                 | null
          """)
  void an_event_with_wrong_data_is_refused(String type, String field, String data) {
    of(type, "wrong", "2024-03-02T00:00:00Z", data)
        .postedInBinaryMode()
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @Test
  void what_cannot_be_read_is_refused_with_a_reason_and_counted() {
    double before = refused("nesting");
    String deep = "[".repeat(2_000) + "]".repeat(2_000);
    byte[] latin = "{\"name\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    refused(Told.STRUCTURED, deep.getBytes(StandardCharsets.UTF_8), 400, "20 levels");
    assertThat(refused("nesting")).isEqualTo(before + 1);
    refused(Told.STRUCTURED, latin, 400, "is not UTF-8");
    refused(Told.STRUCTURED, "{\"id\": ".getBytes(StandardCharsets.UTF_8), 400, "is not JSON");
    refused(Told.STRUCTURED, new byte[0], 400, "is required");
    refused(Told.STRUCTURED, new byte[(4 << 20) + 1], 413, "4194304 bytes");
    refused(
        Told.STRUCTURED,
        ("\"" + "a".repeat(300_000) + "\"").getBytes(StandardCharsets.UTF_8),
        400,
        "object");
    refused(Told.BATCHED, "{}".getBytes(StandardCharsets.UTF_8), 400, "list");
    refused(Told.BATCHED, "[]".getBytes(StandardCharsets.UTF_8), 400, "1 to 1000 events");
    refused(
        "application/xml", "<deal/>".getBytes(StandardCharsets.UTF_8), 415, "'application/xml'");
    refused(
        "application/json; charset=utf-16", "{}".getBytes(StandardCharsets.UTF_8), 415, "UTF-8");
    for (String reason : List.of("encoding", "syntax", "oversize", "format", "invalid")) {
      assertThat(refused(reason)).as(reason).isPositive();
    }
  }

  @Test
  void an_event_that_is_too_large_by_itself_is_refused() {
    String name = "x".repeat(300_000);

    upserted("large", "2024-03-02T00:00:00Z", "{\"name\": \"%s\"}".formatted(name))
        .postedInStructuredMode()
        .then()
        .statusCode(413)
        .body("detail", containsString("262144 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce-id", "ce-source"})
  void a_header_that_stands_twice_is_refused(String header) {
    Told.as(Tokens.source("crm"))
        .contentType("application/json")
        .headers(Map.of("ce-specversion", "1.0", "ce-type", "revline.deal-deleted.v1"))
        .header(header, "a")
        .header(header, "b")
        .body("{}")
        .post(Told.PATH)
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(header.substring(3)));
  }

  private static void refused(String contentType, byte[] body, int status, String why) {
    Told.post(contentType, Map.of(), body)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(why));
  }

  private static RequestSpecification as(String system) {
    return Told.as(Tokens.source(system)).contentType("application/json");
  }

  private static Response posted(String token, Told told) {
    return Told.as(token).contentType(Told.STRUCTURED).body(told.structured()).post(Told.PATH);
  }

  private static double refused(String reason) {
    return Metrics.of("revline_intake_refused_total", "reason", reason);
  }
}
