package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deals of the year 1987, all of which have ended by its end: half are won, half are lost. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class DealExplanationsTest {
  private static final String EXPLAIN = "/api/v1/forecast/deal-scores/explanations";
  private static final Map<String, ?> NOW = Map.of("asOf", "1987-07-01", "horizonDays", 60);
  private static final Instant FIRST = Instant.parse("1987-01-05T09:00:00Z");
  private static final List<DealHistory> DEALS =
      IntStream.range(0, 120).mapToObj(number -> new DealHistory()).toList();
  private static final List<CloudEvent> TOLD =
      IntStream.range(0, 120).boxed().flatMap(number -> told(number).stream()).toList();

  @Inject DataSource source;

  /** The last 43 stand open on July 1st. */
  private static List<CloudEvent> told(int number) {
    DealHistory deal = DEALS.get(number);
    Instant created = FIRST.plus(Duration.ofDays(number));
    Instant closed = created.plus(Duration.ofDays(100));
    return List.of(
        deal.say(
            created,
            created,
            fields ->
                fields
                    .worth("1000.00", "EUR")
                    .due("1987-10-31")
                    .of(number % 3 == 0 ? "x-ann" : "x-bob")),
        deal.say(closed, closed, fields -> fields.stage(number % 2 == 0 ? Stage.WON : Stage.LOST)));
  }

  @BeforeEach
  void published() {
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(euros);
    DealTopic.publish(TOLD);
    new Database(source).awaitApplied(List.of(euros));
    new Database(source).awaitApplied(TOLD);
  }

  @Test
  void each_deal_gets_the_answer_it_has_alone_in_the_order_asked() {
    UUID closed = DEALS.get(3).id;
    UUID nobodys = UUID.fromString("01900000-0000-7000-8000-000000000000");
    List<UUID> asked = List.of(DEALS.get(119).id, closed, DEALS.get(90).id, nobodys);

    JsonPath json =
        explained(Tokens.of("revops"), asked).then().statusCode(200).extract().jsonPath();

    assertThat(json.getList("results.index")).containsExactly(0, 1, 2, 3);
    assertThat(json.getList("results.status")).containsExactly(200, 404, 200, 404);
    assertThat(json.getList("results.id"))
        .containsExactlyElementsOf(asked.stream().map(UUID::toString).toList());
    assertThat(json.getMap("results[0].explained")).isEqualTo(alone(asked.get(0), json));
    assertThat(json.getMap("results[2].explained")).isEqualTo(alone(asked.get(2), json));
    assertThat(json.getString("results[1].problem.detail")).contains(closed.toString());
    assertThat(json.<Object>get("results[1].explained")).isNull();
  }

  @Test
  void contributions_of_each_add_up_to_its_log_odds() {
    List<UUID> open = DEALS.subList(77, 120).stream().map(deal -> deal.id).toList();

    JsonPath json =
        explained(Tokens.of("revops"), open).then().statusCode(200).extract().jsonPath();

    assertThat(json.getList("results.status")).hasSize(43).containsOnly(200);
    for (int deal = 0; deal < open.size(); deal++) {
      String week = "results[%d].explained.nextWeek.".formatted(deal);
      List<Number> parts = json.getList(week + "contributions.contribution");
      assertThat(
              json.getDouble(week + "start")
                  + parts.stream().mapToDouble(Number::doubleValue).sum())
          .isCloseTo(json.getDouble(week + "logOdds"), within(1e-5));
    }
  }

  @Test
  void a_rep_is_told_of_own_deals_alone() {
    List<UUID> asked = List.of(DEALS.get(90).id, DEALS.get(91).id);

    explained(Tokens.rep("x-ann"), asked)
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of(200, 404)));
    explained(Tokens.of("ops"), asked).then().statusCode(403);
  }

  @Test
  void too_few_too_many_or_unreadable_ids_are_refused() {
    UUID any = DEALS.getFirst().id;
    List<UUID> holed = new ArrayList<>(List.of(any));
    holed.add(null);

    refused(NOW, Map.of("ids", List.of()), "ids");
    refused(NOW, Map.of("ids", Collections.nCopies(1_001, any)), "ids");
    refused(NOW, Map.of("ids", holed), "ids");
    refused(NOW, Map.of(), "ids");
    refused(NOW, Map.of("ids", List.of(any), "deals", List.of()), "deals");
    refused(NOW, Map.of("ids", List.of("seven")), "ids");
    refused(Map.of("horizonDays", 0), Map.of("ids", List.of(any)), "horizonDays");
    refused(Map.of("asOf", "2100-01-01"), Map.of("ids", List.of(any)), "asOf");
    refused(Map.of("limit", 5), Map.of("ids", List.of(any)), "limit");
  }

  private static Map<String, Object> alone(UUID id, JsonPath json) {
    String known = json.getString("results[0].explained.knownAt");
    return given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .queryParams(NOW)
        .queryParam("knownAt", known)
        .get("/api/v1/forecast/deals/" + id + "/score")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  private static void refused(Map<String, ?> query, Map<String, ?> body, String field) {
    String answer =
        posted(Tokens.of("revops"), query, body).then().statusCode(400).extract().asString();
    assertThat(answer).contains("\"" + field);
  }

  private static Response explained(String token, List<UUID> ids) {
    return posted(token, NOW, Map.of("ids", ids));
  }

  private static Response posted(String token, Map<String, ?> query, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .queryParams(query)
        .post(EXPLAIN);
  }
}
