package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.plainly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ExchangeRateTest {
  private static final String RATES = "/api/v1/exchange-rates";
  private static final String CORPORATE = "/api/v1/settings/corporate-currency";

  @Inject DataSource source;

  /** The corporate currency can only change while there are no rates. */
  @AfterEach
  void withoutRates() {
    List<String> ids = as("revops").get(RATES + "?limit=200").path("items.id");
    for (String id : ids) {
      String tag = as("revops").get(RATES + "/" + id).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(RATES + "/" + id).then().statusCode(204);
    }
    set("USD").then().statusCode(200);
  }

  @Test
  void a_rate_is_set_read_and_told() {
    rate("EUR/2016-06-01", "1.05410")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("currency", equalTo("EUR"))
        .body("date", equalTo("2016-06-01"))
        .body("rate", equalTo("1.0541"));

    as("finance").get(RATES + "/EUR/2016-06-01").then().body("id", equalTo("EUR/2016-06-01"));
    as("finance").get(RATES + "?currency=EUR").then().body("items.rate", contains("1.0541"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(CatalogTopic.of("EUR/2016-06-01"))
                .extracting(CloudEvent::type)
                .contains("revline.exchange-rate.changed.v1"));
    assertThat(CatalogTopic.of("EUR/2016-06-01").getFirst().body())
        .contains(
            "\"exchangeRate\":{\"currency\":\"EUR\",\"date\":\"2016-06-01\",\"rate\":\"1.0541\"}");
  }

  @ParameterizedTest(name = "{1} {2} is refused at {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rate     | EUR/2017-02-01 | {"rate": "0"}
          rate     | EUR/2017-02-01 | {"rate": "-1.1"}
          rate     | EUR/2017-02-01 | {"rate": "much"}
          rate     | EUR/2017-02-01 | {"rate": "0.0000000000001"}
          rate     | EUR/2017-02-01 | {"rate": "1234567890123"}
          rate     | EUR/2017-02-01 | {}
          currency | USD/2017-02-01 | {"rate": "1"}
          currency | XXQ/2017-02-01 | {"rate": "1.1"}
          currency | XAU/2017-02-01 | {"rate": "1.1"}
          currency | EUR/2017-02-01 | {"rate": "1.1", "currency": "GBP"}
          date     | EUR/1899-12-31 | {"rate": "1.1"}
          date     | EUR/2201-01-01 | {"rate": "1.1"}
          date     | EUR/2017-02-30 | {"rate": "1.1"}
          """)
  void a_wrong_rate_is_refused_by_field(String field, String id, String body) throws SQLException {
    long before = versions();

    as("revops")
        .body(body)
        .put(RATES + "/" + id)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));

    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void the_corporate_currency_is_dollars_until_it_is_set_and_stays_while_there_are_rates() {
    as("rep").get(CORPORATE).then().statusCode(200).body("currency", equalTo("USD"));
    set("EUR").then().statusCode(200).body("currency", equalTo("EUR"));

    rate("EUR/2017-01-01", "1").then().statusCode(400);
    rate("USD/2017-01-01", "0.95").then().statusCode(201);
    set("GBP")
        .then()
        .statusCode(409)
        .body("detail", containsString("there are exchange rates to EUR"));
    set("EUR").then().statusCode(200);

    as("rep").get(CORPORATE).then().body("currency", equalTo("EUR"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(CatalogTopic.of("corporate-currency"))
                .extracting(CloudEvent::body)
                .anyMatch(body -> body.contains("\"setting\":{\"value\":\"EUR\"}")));
  }

  @Test
  void the_corporate_currency_is_set_with_its_entity_tag_and_to_money_only() {
    set("EUR").then().statusCode(200);

    as("revops").body("{\"currency\": \"GBP\"}").put(CORPORATE).then().statusCode(428);
    as("revops")
        .header("If-Match", "\"999\"")
        .body("{\"currency\": \"GBP\"}")
        .put(CORPORATE)
        .then()
        .statusCode(412);
    set("XXX").then().statusCode(400).body("violations.field", hasItem("currency"));
    as("revops").header("If-Match", "*").body("{}").put(CORPORATE).then().statusCode(400);
    as("revops").body("{\"colour\": \"red\"}").put(CORPORATE).then().statusCode(400);

    as("rep").get(CORPORATE).then().body("currency", equalTo("EUR"));
  }

  @Test
  void a_table_of_rates_is_taken_as_a_whole_or_not_at_all() {
    String good = "currency,date,rate\r\nEUR,1900-01-01,1.05\r\nEUR,2017-01-02,1.0\r\n";
    String wrong = "currency,date,rate\nGBP,2017-01-01,1.2\nGBP,2017-13-01,1.2\nGBP,,0\nUSD,,1\n";

    upload(wrong)
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 3, date", "line 4, rate"));
    upload("currency,date,rate\nGBP,2017-01-01,1.2\nUSD,2017-01-01,1\n")
        .then()
        .statusCode(400)
        .body("violations.field", contains("line 3, currency"));
    as("rep").get(RATES + "?currency=GBP").then().body("items.size()", equalTo(0));

    upload("currency,date,rate\nEUR,,1.05\nEUR,2017-01-02,1.00\n")
        .then()
        .statusCode(200)
        .body("created", equalTo(2));
    assertThat(exported()).isEqualTo(good.replace(",1.0\r", ",1\r"));
    upload(exported()).then().body("unchanged", equalTo(2));
  }

  @Test
  void a_batch_of_rates_says_what_became_of_each() {
    plainly("revops")
        .body(
            """
            [{"currency": "GBP", "date": "2017-01-01", "rate": "1.2"},
             {"currency": "USD", "date": "2017-01-01", "rate": "1"},
             {"currency": "GBP", "rate": 1.1}]\
            """)
        .post(RATES + ":batch")
        .then()
        .statusCode(200)
        .body("results.status", contains(201, 400, 201))
        .body("results.id", contains("GBP/2017-01-01", null, "GBP/1900-01-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rep", "manager", "finance", "integration"})
  void only_revops_sets_rates_and_the_corporate_currency(String role) {
    as(role).get(RATES).then().statusCode(200);
    as(role).get(CORPORATE).then().statusCode(200);
    as(role).body("{\"rate\": \"1.1\"}").put(RATES + "/EUR/2017-01-01").then().statusCode(403);
    plainly(role).body("[{}]").post(RATES + ":batch").then().statusCode(403);
    as(role).body("{\"currency\": \"EUR\"}").put(CORPORATE).then().statusCode(403);
  }

  @Test
  void the_rate_of_a_moment_is_the_latest_of_its_currency_as_far_as_it_was_known()
      throws SQLException {
    rate("EUR/2017-01-01", "1.1").then().statusCode(201);
    rate("EUR/2017-03-01", "1.2").then().statusCode(201);
    String known = as("rep").get(RATES + "/EUR/2017-03-01").path("updatedAt");
    rate("EUR/2017-02-01", "1.3").then().statusCode(201);

    assertThat(rateAt("EUR", "2016-12-31T23:59:59Z", "infinity")).isEqualTo("null");
    assertThat(rateAt("EUR", "2017-01-01T00:00:00Z", "infinity")).isEqualTo("1.1");
    assertThat(rateAt("EUR", "2017-02-28T23:59:59Z", "infinity")).isEqualTo("1.3");
    assertThat(rateAt("EUR", "2017-03-01T00:00:00Z", "infinity")).isEqualTo("1.2");
    assertThat(rateAt("EUR", "2017-02-28T23:59:59Z", known)).isEqualTo("1.1");
    assertThat(rateAt("EUR", "2017-03-01T00:00:00Z", known)).isEqualTo("1.1");
    assertThat(rateAt("USD", "1950-01-01T00:00:00Z", "infinity")).isEqualTo("1");
    assertThat(rateAt("GBP", "2017-03-01T00:00:00Z", "infinity")).isEqualTo("null");
  }

  private String rateAt(String currency, String moment, String known) throws SQLException {
    return new Database(source)
        .rows("SELECT rate_at('%s', '%s', '%s')::text".formatted(currency, moment, known))
        .getFirst()
        .getFirst();
  }

  private long versions() throws SQLException {
    return new Database(source).number("SELECT count(*) FROM reference_version");
  }

  private static Response rate(String id, String rate) {
    return as("revops").body("{\"rate\": \"%s\"}".formatted(rate)).put(RATES + "/" + id);
  }

  private static Response set(String currency) {
    String tag = as("revops").get(CORPORATE).getHeader("ETag");
    return as("revops")
        .header("If-Match", tag)
        .body("{\"currency\": \"%s\"}".formatted(currency))
        .put(CORPORATE);
  }

  private static Response upload(String table) {
    return given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .contentType("text/csv")
        .body(table)
        .put(RATES);
  }

  private static String exported() {
    return given().auth().oauth2(Tokens.of("rep")).accept("text/csv").get(RATES).asString();
  }
}
