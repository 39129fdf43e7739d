package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
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
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A team p-world over p-north and p-south sells from 2015 to the end of 2016. What a node brings is
 * compared with the rollup of the same deals, which adds up and does not guess.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProjectionTest {
  private static final String QUARTER = "period=2016-Q4&node=team:p-world";
  private static final String THEN = "2016-11-10T12:00:00Z";

  private static final List<CloudEvent> PEOPLE =
      List.of(
          PeopleTopic.team("p-world", null),
          PeopleTopic.team("p-north", "p-world"),
          PeopleTopic.team("p-south", "p-world"),
          PeopleTopic.manager("p-max", "p-world"),
          PeopleTopic.manager("p-mia", "p-south"),
          PeopleTopic.member("p-ann", "p-north"),
          PeopleTopic.member("p-amy", "p-north"),
          PeopleTopic.member("p-bob", "p-south"));

  private static final List<CloudEvent> CATALOG = List.of(CatalogEvents.corporateCurrency("EUR"));
  private static final List<CloudEvent> DEALS = deals();

  private static final JsonPathConfig EXACT =
      JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);

  @Inject DataSource source;
  private Database database;

  /** Two years of deals, won by a half, a third or not at all, some still open at the end. */
  private static List<CloudEvent> deals() {
    Random random = new Random(38);
    List<String> reps = List.of("p-ann", "p-amy", "p-bob");
    List<CloudEvent> events = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      DealHistory deal = new DealHistory();
      Instant created =
          Instant.parse("2015-01-05T09:00:00Z").plus(Duration.ofHours(random.nextInt(16_500)));
      Instant closed = created.plus(Duration.ofHours(24 + random.nextInt(2_800)));
      String rep = reps.get(i % 3);
      String amount = (500 + random.nextInt(9_000)) + ".25";
      events.add(
          deal.say(
              created,
              created,
              it -> it.of(rep).worth(amount, "EUR").due("2016-12-20").stage(Stage.PROPOSAL)));
      if (i == 7) {
        events.add(deal.say(created, created, it -> it.split("p-ann", "60", "p-bob", "40")));
      }
      if (random.nextInt(5) > 0) {
        Stage end = random.nextInt(5) < 2 ? Stage.WON : Stage.LOST;
        events.add(deal.say(closed, closed, it -> it.stage(end)));
      }
    }
    return events;
  }

  @BeforeEach
  void published() {
    CatalogTopic.publish(CATALOG);
    PeopleTopic.publish(PEOPLE);
    DealTopic.publishOnce(DEALS);
    database = new Database(source);
    database.awaitApplied(CATALOG);
    database.awaitApplied(PEOPLE);
    database.awaitApplied(DEALS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amount", "count"})
  void parts_add_up_to_the_mean_and_children_to_the_node(String measure) {
    JsonPath json = asked(QUARTER + "&asOf=" + THEN + "&measure=" + measure);

    assertThat(json.getList("children.key")).containsExactly("team:p-north", "team:p-south");
    assertThat(sum(json, "node.parts.mean")).isEqualByComparingTo(number(json, "node.mean"));
    assertThat(sum(json, "children.mean")).isEqualByComparingTo(number(json, "node.mean"));
    assertThat(json.getList("node.parts.part"))
        .startsWith("closed")
        .endsWith("notYetCreated")
        .contains("bestCase");
    assertThat(number(json, "node.parts.find { it.part == 'notYetCreated' }.mean")).isPositive();
    assertThat(number(json, "node.parts.find { it.part == 'bestCase' }.mean")).isPositive();
    assertThat(json.getString("unit")).isEqualTo(measure.equals("count") ? "deals" : "EUR");
  }

  @Test
  void quantiles_are_ordered_and_lie_around_the_mean() {
    JsonPath json = asked(QUARTER + "&asOf=" + THEN);

    List<BigDecimal> quantiles =
        List.of(
            number(json, "node.p10"),
            number(json, "node.p25"),
            number(json, "node.p50"),
            number(json, "node.p75"),
            number(json, "node.p90"));
    assertThat(quantiles).isSorted().doesNotHaveDuplicates();
    assertThat(number(json, "node.mean")).isBetween(quantiles.getFirst(), quantiles.getLast());
    assertThat(sum(json, "node.density.share"))
        .isBetween(new BigDecimal("0.99"), new BigDecimal("1.01"));
  }

  @Test
  void what_is_closed_is_what_the_rollup_counts() {
    String closed =
        Figures.seenWith(Tokens.of("revops"), "period=2016-Q4&groupBy=team&asOf=" + THEN)
            .json()
            .getString(
                "figures.find { it.metric == 'closed-won' }.rows.find { it.key == 'p-world' }.amount.amount");

    assertThat(number(asked(QUARTER + "&asOf=" + THEN), "node.parts[0].mean"))
        .isEqualByComparingTo(closed);
  }

  @Test
  void a_period_that_is_over_brings_what_it_brought() {
    JsonPath json = asked(QUARTER + "&asOf=2017-03-01");

    assertThat(json.getList("node.parts.part")).containsExactly("closed", "notYetCreated");
    assertThat(number(json, "node.p10")).isEqualByComparingTo(number(json, "node.mean"));
    assertThat(number(json, "node.p90")).isEqualByComparingTo(number(json, "node.mean"));
    assertThat(number(json, "node.mean")).isPositive();
  }

  @Test
  void what_happens_from_a_moment_on_changes_nothing_as_of_that_moment() {
    String before = asked(QUARTER + "&asOf=" + THEN).getString("node");
    List<CloudEvent> later = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      DealHistory deal = new DealHistory();
      later.add(
          deal.say(THEN, it -> it.of("p-ann").worth("77777.00", "EUR").stage(Stage.PROPOSAL)));
      later.add(deal.say("2016-11-20T00:00:00Z", it -> it.stage(Stage.WON)));
    }
    DealTopic.publish(later);
    database.awaitApplied(later);

    assertThat(asked(QUARTER + "&asOf=" + THEN).getString("node")).isEqualTo(before);
    assertThat(asked(QUARTER + "&asOf=2016-11-21").getString("node")).isNotEqualTo(before);
  }

  @Test
  void with_both_times_given_the_answer_is_the_same_bytes_whatever_is_learned_later() {
    String knownAt = asked(QUARTER + "&asOf=" + THEN).getString("knownAt");
    String question = QUARTER + "&asOf=" + THEN + "&knownAt=" + knownAt;
    String before = answer(Tokens.of("finance"), question).asString();
    DealHistory late = new DealHistory();
    List<CloudEvent> told =
        List.of(
            late.say(
                Instant.parse("2016-10-03T09:00:00Z"),
                Instant.now(Clock.systemUTC()),
                it -> it.of("p-bob").worth("400000.00", "EUR").stage(Stage.WON)));
    DealTopic.publish(told);
    database.awaitApplied(told);

    assertThat(answer(Tokens.of("finance"), question).asString()).isEqualTo(before);
    assertThat(number(asked(QUARTER + "&asOf=" + THEN), "node.parts[0].mean"))
        .as("the late win, asked about now")
        .isEqualByComparingTo(
            new BigDecimal("400000.00")
                .add(new BigDecimal(JsonPath.from(before).getString("node.parts[0].mean"))));
  }

  @Test
  void each_sees_the_own_nodes_and_no_others() {
    answer(Tokens.manager("p-max"), QUARTER).then().statusCode(200);
    answer(Tokens.manager("p-mia"), "period=2016-Q4&node=team:p-south").then().statusCode(200);
    answer(Tokens.manager("p-mia"), "period=2016-Q4&node=rep:p-bob").then().statusCode(200);
    answer(Tokens.rep("p-ann"), "period=2016-Q4")
        .then()
        .statusCode(200)
        .body("node.key", equalTo("rep:p-ann"));
    answer(Tokens.of("finance"), "period=2016-Q4")
        .then()
        .statusCode(200)
        .body("node.key", equalTo("company"));

    answer(Tokens.manager("p-mia"), "period=2016-Q4&node=team:p-north").then().statusCode(403);
    answer(Tokens.manager("p-mia"), "period=2016-Q4&node=company").then().statusCode(403);
    answer(Tokens.rep("p-ann"), "period=2016-Q4&node=rep:p-amy").then().statusCode(403);
    answer(Tokens.rep("p-ann"), "period=2016-Q4&node=team:p-north").then().statusCode(403);
    answer(Tokens.of("ops"), "period=2016-Q4").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          period=2016-Q5                     | period
          measure=amount                     | period
          period=2016-Q4&measure=value       | measure
          period=2016-Q4&node=north          | node
          period=2016-Q4&node=team:          | node
          period=2016-Q4&asOf=2100-01-01     | asOf
          period=2016-Q4&asOf=yesterday      | asOf
          period=2019-Q4&asOf=2016-01-01     | period
          period=2016-Q4&horizon=3           | horizon
          """)
  void what_cannot_be_asked_is_refused_with_the_name_of_the_field(String query, String field) {
    answer(Tokens.of("revops"), query)
        .then()
        .statusCode(400)
        .body(containsString("\"" + field + "\""));
  }

  @Test
  void a_node_without_any_business_brings_nothing() {
    JsonPath json = asked("period=2016-Q4&node=rep:p-nobody&asOf=" + THEN);

    assertThat(number(json, "node.mean")).isEqualByComparingTo("0");
    assertThat(number(json, "node.p90")).isEqualByComparingTo("0");
    assertThat(json.getList("children")).isEmpty();
  }

  @Test
  void a_table_has_a_row_for_each_part_of_each_node() {
    List<String> rows =
        given()
            .auth()
            .oauth2(Tokens.of("revops"))
            .get("/api/v1/forecast/projections?" + QUARTER + "&format=csv&asOf=" + THEN)
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();

    assertThat(rows.getFirst())
        .isEqualTo("key,label,mean,p10,p25,p50,p75,p90,parts.part,parts.mean");
    assertThat(rows).filteredOn(row -> row.startsWith("team:p-world,")).hasSize(3);
    assertThat(rows).filteredOn(row -> row.startsWith("team:p-north,")).hasSize(3);
  }

  private static JsonPath asked(String query) {
    return answer(Tokens.of("revops"), query).then().statusCode(200).extract().jsonPath(EXACT);
  }

  private static Response answer(String token, String query) {
    return given().auth().oauth2(token).get("/api/v1/forecast/projections?" + query);
  }

  private static BigDecimal number(JsonPath json, String path) {
    return new BigDecimal(json.getString(path));
  }

  private static BigDecimal sum(JsonPath json, String path) {
    return json.<Object>getList(path).stream()
        .map(each -> new BigDecimal(each.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
