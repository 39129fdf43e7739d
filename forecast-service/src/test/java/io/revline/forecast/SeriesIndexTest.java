package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static io.revline.testkit.export.ExportedTable.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The deals of this test lie in 1960 to 1964: what a month brings is ten times what the index
 * v-market had been in the month before it.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SeriesIndexTest {
  private static final YearMonth FIRST = YearMonth.of(1960, 1);
  private static final int MONTHS = 60;
  private static final String SERIES =
      "/api/v1/forecast/series?by=total&step=month&horizon=1&asOf=1965-01-01";

  private static final CloudEvent EUROS = CatalogEvents.corporateCurrency("EUR");
  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;

  /** A market that goes up and down in 17 months, which is no season of any year. */
  private static double market(YearMonth month) {
    long number = FIRST.until(month, ChronoUnit.MONTHS);
    return 100 + 60 * Math.sin(2 * Math.PI * number / 17) + 15 * noise(number);
  }

  private static double noise(long seed) {
    return new Random(seed * 7919).nextDouble() - 0.5;
  }

  private static List<CloudEvent> deals() {
    List<CloudEvent> told = new ArrayList<>();
    for (int number = 0; number < MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number);
      String worth = "%.2f".formatted(10 * market(month.minusMonths(1)));
      DealHistory deal = new DealHistory();
      told.add(
          deal.say(
              month + "-15T08:00:00Z", it -> it.of("v-ann").with("v-acme").worth(worth, "EUR")));
      told.add(deal.say(month + "-15T09:00:00Z", it -> it.stage(Stage.WON)));
    }
    return told;
  }

  @BeforeEach
  void published() {
    CatalogTopic.publish(EUROS);
    DealTopic.publish(DEALS);
    Database database = new Database(source);
    database.awaitApplied(List.of(EUROS));
    database.awaitApplied(DEALS);
  }

  @AfterEach
  void removed() {
    for (String name : List.of("v-market", "v-noise", "v-short", "v-shown")) {
      Response found = as("revops").get(path(name));
      if (found.statusCode() == 200) {
        as("revops").header("If-Match", found.header("ETag")).delete(path(name));
      }
    }
  }

  @Test
  void an_index_that_leads_revenue_is_used_and_brings_the_forecast_closer() {
    double without = offBy(asked(""));
    put("v-market", values(SeriesIndexTest::market)).then().statusCode(201);

    JsonNode with = awaitKnown("v-market");

    JsonNode use = use(with, "v-market");
    assertThat(use.get("used").asBoolean()).isTrue();
    assertThat(use.get("change").decimalValue()).isLessThan(new BigDecimal("-0.2"));
    assertThat(with.at("/total/index").asText()).isEqualTo("v-market");
    assertThat(offBy(with)).as("without the index off by %s", without).isLessThan(without);
  }

  @Test
  void an_index_of_chance_is_not_used_and_the_answer_says_why() {
    JsonNode without = asked("");
    put("v-noise", values(month -> noise(month.getYear() * 31L + month.getMonthValue())));
    put("v-short", "month,value\n1964-11,3\n1964-12,4\n");

    JsonNode with = awaitKnown("v-noise");

    JsonNode noise = use(with, "v-noise");
    assertThat(noise.get("used").asBoolean()).isFalse();
    assertThat(noise.get("reason").asText()).contains("does not take off 3%");
    JsonNode brief = use(awaitKnown("v-short"), "v-short");
    assertThat(brief.get("used").asBoolean()).isFalse();
    assertThat(brief.get("reason").asText()).startsWith("it has to be known");
    assertThat(brief.get("change").isNull()).isTrue();
    assertThat(with.get("total")).isEqualTo(without.get("total"));
  }

  @Test
  void what_was_known_before_an_index_came_or_went_is_answered_as_it_was() {
    JsonNode before = asked("");
    String knownBefore = "&knownAt=" + before.get("knownAt").asText();
    put("v-market", values(SeriesIndexTest::market));
    JsonNode with = awaitKnown("v-market");
    String knownWith = "&knownAt=" + with.get("knownAt").asText();
    as("revops").header("If-Match", "*").delete(path("v-market")).then().statusCode(204);
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() -> assertThat(asked("").get("indexes")).isEmpty());

    assertThat(asked(knownBefore)).isEqualTo(before);
    assertThat(asked(knownWith)).isEqualTo(with);
    assertThat(asked("").get("total")).isEqualTo(before.get("total"));
  }

  @Test
  void months_that_were_not_over_change_nothing() {
    put("v-market", values(SeriesIndexTest::market));
    JsonNode with = awaitKnown("v-market");

    String more = values(SeriesIndexTest::market) + "1965-01,900\n1965-02,-900\n";
    as("revops")
        .header("If-Match", "*")
        .contentType("text/csv")
        .body(more)
        .put(path("v-market"))
        .then()
        .statusCode(200)
        .body("values.size()", equalTo(MONTHS + 3));

    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(asked("").get("knownAt").asText())
                .isGreaterThan(as("revops").get(path("v-market")).path("recordedAt")));
    assertThat(asked("").get("total")).isEqualTo(with.get("total"));
  }

  @Test
  void an_index_is_shown_listed_replaced_and_deleted() {
    put("v-shown", "value,month\n101.50,1960-02\n-3,1960-01\n")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", endsWith(path("v-shown")))
        .body("values.month", equalTo(List.of("1960-01", "1960-02")))
        .body("values.value", equalTo(List.of("-3", "101.50")));
    as("finance").get(path("v-shown")).then().statusCode(200).body("name", equalTo("v-shown"));
    as("finance").get(path("")).then().statusCode(200).body("name", hasItem("v-shown"));
    as("finance")
        .get(path("?format=csv"))
        .then()
        .statusCode(200)
        .body(containsString("v-shown,1,"));
    put("v-shown", "month,value\n1960-01,4\n").then().statusCode(428);
    as("revops").delete(path("v-shown")).then().statusCode(428);
    as("revops").header("If-Match", "\"7\"").delete(path("v-shown")).then().statusCode(412);
    as("revops").header("If-Match", "\"1\"").delete(path("v-shown")).then().statusCode(204);
    as("finance").get(path("v-shown")).then().statusCode(404);
    as("revops").header("If-Match", "*").delete(path("v-shown")).then().statusCode(404);
  }

  @Test
  void only_revenue_operations_configures_indexes() {
    for (String role : List.of("rep", "manager", "finance")) {
      as(role)
          .contentType("text/csv")
          .body("month,value\n1960-01,4\n")
          .put(path("v-short"))
          .then()
          .statusCode(403);
      as(role).header("If-Match", "*").delete(path("v-short")).then().statusCode(403);
      as(role).get(path("")).then().statusCode(200);
    }
    as("ops").get(path("")).then().statusCode(403);
    as("finance").get(path("v-short")).then().statusCode(404);
  }

  @ParameterizedTest(name = "{1} is refused for {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file                | ''
          file                | month,value;
          file                | date,value;1960-01,4
          line 2, month       | month,value;January,4
          line 2, month       | month,value;1960-13,4
          line 2, month       | month,value;,4
          line 3, value       | month,value;1960-01,4;1960-02,four
          line 2, value       | month,value;1960-01,
          line 2, value       | month,value;1960-01,1e400
          line 2, value       | month,value;1960-01,NaN
          month               | month,value;1960-01,4;1960-01,5
          line 2              | month,value;1960-01,4,5
          """)
  void a_wrong_table_is_a_problem_that_names_the_place(String field, String table) {
    put("v-short", table.replace(';', '\n'))
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(field));
    as("finance").get(path("v-short")).then().statusCode(404);
  }

  @Test
  void a_name_is_one_that_a_path_can_hold() {
    put("V market", "month,value\n1960-01,4\n")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("name"));
  }

  private static String values(ToDoubleFunction<YearMonth> value) {
    StringBuilder csv = new StringBuilder("month,value\n");
    for (int number = -1; number < MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number);
      csv.append("%s,%.4f%n".formatted(month, value.applyAsDouble(month)));
    }
    return csv.toString();
  }

  private static Response put(String name, String csv) {
    return as("revops").contentType("text/csv").body(csv).put("/api/v1/forecast/indexes/{n}", name);
  }

  private static String path(String name) {
    return "/api/v1/forecast/indexes" + (name.matches("|\\?.*") ? name : "/" + name);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role));
  }

  private static JsonNode asked(String more) {
    Response response = as("finance").get(SERIES + more);
    response.then().statusCode(200);
    return json(response.asString());
  }

  private static JsonNode awaitKnown(String name) {
    return await()
        .atMost(Database.PATIENCE)
        .until(
            () -> asked(""),
            series -> series.get("indexes").valueStream().anyMatch(use -> named(use, name)));
  }

  private static JsonNode use(JsonNode series, String name) {
    return series
        .get("indexes")
        .valueStream()
        .filter(use -> named(use, name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean named(JsonNode use, String name) {
    return use.get("name").asText().equals(name);
  }

  private static double offBy(JsonNode series) {
    double forecast = Double.parseDouble(series.at("/total/forecasts/0/amount/amount").asText());
    return Math.abs(forecast - 10 * market(YearMonth.of(1964, 12)));
  }
}
