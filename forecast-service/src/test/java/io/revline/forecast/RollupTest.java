package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static io.revline.testkit.deal.DealFields.Stage.NEGOTIATION;
import static io.revline.testkit.deal.DealFields.Stage.PROPOSAL;
import static io.revline.testkit.deal.DealFields.Stage.QUALIFICATION;
import static io.revline.testkit.deal.DealFields.Stage.SHELVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All deals of this test lie in 2017, and those of other tests elsewhere. Totals are in euros, and
 * no test tells a rate of dollars or yen.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RollupTest {
  private static final List<CloudEvent> EVENTS = history();

  @Inject DataSource source;

  private static List<CloudEvent> history() {
    List<CloudEvent> events = new ArrayList<>();
    DealHistory won = new DealHistory();
    events.add(
        won.say(
            "2017-10-02T08:00:00Z",
            deal -> deal.worth("1000.00", "EUR").due("2017-12-15").of("mia")));
    events.add(won.say("2017-10-20T08:00:00Z", deal -> deal.stage(PROPOSAL)));
    events.add(won.say("2017-11-10T09:00:00Z", deal -> deal.stage(Stage.WON)));
    DealHistory handedOver = new DealHistory();
    events.add(
        handedOver.say(
            "2017-10-03T08:00:00Z",
            deal -> deal.worth("500.00", "EUR").due("2017-12-01").of("ben")));
    events.add(handedOver.say("2017-11-15T08:00:00Z", deal -> deal.stage(Stage.WON)));
    events.add(handedOver.say("2017-11-16T08:00:00Z", deal -> deal.of("mia")));
    DealHistory lost = new DealHistory();
    events.add(
        lost.say(
            "2017-09-01T08:00:00Z",
            deal -> deal.worth("70.00", "EUR").due("2018-01-01").of("mia")));
    events.add(lost.say("2017-11-20T08:00:00Z", deal -> deal.stage(Stage.LOST)));
    events.add(open(NEGOTIATION, "333.33", "EUR", "2017-11-30", "mia"));
    events.add(open(QUALIFICATION, "10.03", "EUR", "2017-12-31", "ben"));
    events.add(open(QUALIFICATION, "101", "JPY", "2017-12-05", "ben"));
    events.add(open(SHELVED, "99.00", "EUR", "2017-12-01", "ben"));
    events.add(
        new DealHistory()
            .say(
                "2017-10-07T08:00:00Z",
                deal -> deal.stage(PROPOSAL).worth("50.00", "USD").due("2017-10-31")));
    events.add(
        new DealHistory().say("2017-10-08T08:00:00Z", deal -> deal.stage(PROPOSAL).of("ben")));
    events.addAll(deletedAndRestored());
    events.addAll(onNewTerms());
    events.addAll(ofAnyChance());
    return events;
  }

  /** In 2006: won without a chance, open with every chance, and lost and edited afterwards. */
  private static List<CloudEvent> ofAnyChance() {
    DealHistory won = new DealHistory();
    DealHistory lost = new DealHistory();
    return List.of(
        won.say(
            "2006-01-05T08:00:00Z",
            deal -> deal.worth("40.00", "EUR").due("2006-03-01").of("mia").chance("0")),
        won.say("2006-02-05T08:00:00Z", deal -> deal.stage(Stage.WON)),
        new DealHistory()
            .say(
                "2006-01-06T08:00:00Z",
                deal ->
                    deal.stage(NEGOTIATION)
                        .worth("500.00", "EUR")
                        .due("2006-03-02")
                        .of("mia")
                        .chance("1")),
        lost.say(
            "2006-01-07T08:00:00Z",
            deal -> deal.stage(PROPOSAL).worth("6000.00", "EUR").due("2006-03-03").of("mia")),
        lost.say("2006-02-07T08:00:00Z", deal -> deal.stage(Stage.LOST)),
        lost.say("2006-02-08T08:00:00Z", deal -> deal.chance("1").with("edited")));
  }

  /**
   * In 2008: its stage got other terms on the first of March, which nobody tells of a deal; the
   * deal changed on the tenth.
   */
  private static List<CloudEvent> onNewTerms() {
    DealHistory deal = new DealHistory();
    return List.of(
        deal.say(
            "2008-02-01T08:00:00Z",
            fields -> fields.stage(PROPOSAL).worth("100.00", "EUR").due("2008-03-20").of("mia")),
        deal.say("2008-03-10T08:00:00Z", fields -> fields.due("2008-03-25").chance("0.4")));
  }

  /** In 2014, where no other deal is. */
  private static List<CloudEvent> deletedAndRestored() {
    DealHistory deal = new DealHistory();
    return List.of(
        deal.say(
            "2014-04-02T08:00:00Z",
            fields -> fields.worth("40.00", "EUR").due("2014-06-15").of("mia")),
        deal.say("2014-05-01T08:00:00Z", fields -> fields.deleted(true)),
        deal.say("2014-06-01T08:00:00Z", fields -> fields.deleted(false)));
  }

  private static CloudEvent open(
      Stage stage, String amount, String currency, String due, String owner) {
    return new DealHistory()
        .say(
            "2017-10-06T08:00:00Z",
            deal -> deal.stage(stage).worth(amount, currency).due(due).of(owner));
  }

  @BeforeEach
  void published() {
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(euros);
    DealTopic.publish(EVENTS);
    new Database(source).awaitApplied(List.of(euros));
    new Database(source).awaitApplied(EVENTS);
  }

  @Test
  void a_quarter_is_rolled_up_by_category() {
    Figures figures =
        Figures.seenWith(Tokens.of("revops"), "period=2017-Q4&groupBy=category&asOf=2017-12-01");

    assertThat(figures.of("closed-won"))
        .containsExactly("closed 2 1500.00 EUR", "total 2 1500.00 EUR");
    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "pipeline 2 10.03 EUR 101 JPY [missingRate]",
            "bestCase 1 50.00 USD [missingRate]",
            "commit 1 333.33 EUR",
            "total 4 343.36 EUR 101 JPY 50.00 USD [missingRate]");
    // 10.03 x 0.25 = 2.5075, 333.33 x 0.75 = 249.9975: the total 252.505 is rounded from the
    // exact sum, half to even, and is not the sum of the rounded rows. 101 x 0.25 = 25.25 yen.
    assertThat(figures.of("weighted-pipeline"))
        .containsExactly(
            "pipeline 2 2.51 EUR 25 JPY [missingRate]",
            "bestCase 1 25.00 USD [missingRate]",
            "commit 1 250.00 EUR",
            "total 4 252.50 EUR 25 JPY 25.00 USD [missingRate]");
    assertThat(figures.of("undated-pipeline")).containsExactly("bestCase 1", "total 1");
  }

  @Test
  void a_quarter_is_rolled_up_by_owner_with_credit_to_who_won() {
    Figures figures =
        Figures.seenWith(Tokens.of("finance"), "period=2017-Q4&groupBy=owner&asOf=2017-12-01");

    assertThat(figures.of("closed-won"))
        .containsExactly("ben 1 500.00 EUR", "mia 1 1000.00 EUR", "total 2 1500.00 EUR");
    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "ben 2 10.03 EUR 101 JPY [missingRate]",
            "mia 1 333.33 EUR",
            "none 1 50.00 USD [missingRate]",
            "total 4 343.36 EUR 101 JPY 50.00 USD [missingRate]");
    assertThat(figures.of("undated-pipeline")).containsExactly("ben 1", "total 1");
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource({
    "2014-05-01T08:00:00Z, total 1 40.00 EUR",
    "2014-05-01T08:00:00.000001Z, total 0",
    "2014-06-01T08:00:00.000001Z, total 1 40.00 EUR"
  })
  void a_deleted_deal_counts_nowhere_until_it_is_restored(String asOf, String open) {
    Figures figures =
        Figures.seenWith(Tokens.rep("mia"), "period=2014-Q2&groupBy=category&asOf=" + asOf);

    assertThat(figures.of("open-pipeline")).last().isEqualTo(open);
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource({
    "2008-02-29, total 1 50.00 EUR",
    "2008-03-10, total 1 50.00 EUR",
    "2008-03-11, total 1 40.00 EUR"
  })
  void new_terms_of_a_stage_weigh_a_deal_from_its_next_change_on(String asOf, String weighted) {
    Figures figures =
        Figures.seenWith(Tokens.rep("mia"), "period=2008-Q1&groupBy=category&asOf=" + asOf);

    assertThat(figures.of("weighted-pipeline")).last().isEqualTo(weighted);
  }

  @Test
  void won_is_a_status_and_not_a_chance_of_100_and_editing_a_lost_deal_does_not_revive_it() {
    Figures figures =
        Figures.seenWith(Tokens.rep("mia"), "period=2006-Q1&groupBy=category&asOf=2006-03-01");

    assertThat(figures.of("closed-won")).containsExactly("closed 1 40.00 EUR", "total 1 40.00 EUR");
    assertThat(figures.of("weighted-pipeline"))
        .containsExactly("commit 1 500.00 EUR", "total 1 500.00 EUR");
    assertThat(figures.of("forecast-single"))
        .containsExactly(
            "pipeline 0",
            "bestCase 0",
            "mostLikely 0",
            "commit 1 500.00 EUR",
            "closed 1 40.00 EUR",
            "total 2 540.00 EUR");
    assertThat(figures.of("forecast-cumulative"))
        .containsExactly(
            "openPipeline 1 500.00 EUR",
            "bestCase 2 540.00 EUR",
            "mostLikely 2 540.00 EUR",
            "commit 2 540.00 EUR",
            "closed 1 40.00 EUR",
            "total 2 540.00 EUR");
    assertThat(
            Figures.seenWith(Tokens.rep("mia"), "period=2006-Q1&groupBy=category&asOf=2006-02-06")
                .of("open-pipeline"))
        .as("before it was lost")
        .containsExactly("bestCase 1 6000.00 EUR", "commit 1 500.00 EUR", "total 2 6500.00 EUR");
  }

  @Test
  void the_last_moment_there_is_shows_what_stands() {
    String parameters = "period=2006-Q1&groupBy=category&asOf=";

    Figures last = Figures.seenWith(Tokens.rep("mia"), parameters + "9999-12-31T23:59:59Z");

    assertThat(last.of("closed-won")).containsExactly("closed 1 40.00 EUR", "total 1 40.00 EUR");
    assertThat(last.of("open-pipeline"))
        .containsExactly("commit 1 500.00 EUR", "total 1 500.00 EUR");
    assertThat(last.json().getString("figures[0].asOf")).isEqualTo("9999-12-31T23:59:59Z");
    assertThat(last.json().getString("figures[0].knownAt")).isLessThan("2900");
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2017-10-02T08:00:00Z        | total 0 | total 0
          2017-10-02T08:00:00.000001Z | total 0 | pipeline 1 1000.00 EUR, total 1 1000.00 EUR
          2017-10-20 | total 0 | pipeline 2 1500.00 EUR, commit 1 333.33 EUR, total 3 1833.33 EUR
          2017-11-10T09:00:00Z        | total 0 | \
          pipeline 1 500.00 EUR, bestCase 1 1000.00 EUR, commit 1 333.33 EUR, total 3 1833.33 EUR
          2017-11-10T09:00:00.000001Z | closed 1 1000.00 EUR, total 1 1000.00 EUR | \
          pipeline 1 500.00 EUR, commit 1 333.33 EUR, total 2 833.33 EUR
          """)
  void as_of_shows_each_state(String asOf, String won, String open) {
    Figures figures =
        Figures.seenWith(Tokens.rep("mia"), "period=FY2017&groupBy=category&asOf=" + asOf);

    assertThat(String.join(", ", figures.of("closed-won"))).isEqualTo(won);
    assertThat(String.join(", ", figures.of("open-pipeline"))).isEqualTo(open);
  }

  @Test
  void a_period_counts_only_what_falls_into_it() {
    Figures october =
        Figures.seenWith(Tokens.of("revops"), "period=2017-10&groupBy=category&asOf=2017-12-01");
    Figures november =
        Figures.seenWith(Tokens.of("revops"), "period=2017-11&groupBy=category&asOf=2017-12-01");

    assertThat(october.of("closed-won")).containsExactly("total 0");
    assertThat(october.of("open-pipeline"))
        .containsExactly("bestCase 1 50.00 USD [missingRate]", "total 1 50.00 USD [missingRate]");
    assertThat(november.of("closed-won"))
        .containsExactly("closed 2 1500.00 EUR", "total 2 1500.00 EUR");
    assertThat(november.of("open-pipeline"))
        .containsExactly("commit 1 333.33 EUR", "total 1 333.33 EUR");
  }

  @Test
  void a_rep_sees_the_deals_that_are_the_reps_today() {
    String parameters = "period=2017-Q4&groupBy=owner&asOf=2017-12-01";

    Figures mia = Figures.seenWith(Tokens.rep("mia"), parameters);
    Figures ben = Figures.seenWith(Tokens.rep("ben"), parameters);
    Figures nobody = Figures.seenWith(Tokens.of("rep"), parameters);

    assertThat(mia.of("closed-won"))
        .containsExactly("ben 1 500.00 EUR", "mia 1 1000.00 EUR", "total 2 1500.00 EUR");
    assertThat(mia.of("open-pipeline")).containsExactly("mia 1 333.33 EUR", "total 1 333.33 EUR");
    assertThat(ben.of("closed-won")).containsExactly("total 0");
    assertThat(nobody.of("open-pipeline")).containsExactly("total 0");
    assertThat(nobody.of("undated-pipeline")).containsExactly("total 0");
  }

  @Test
  void a_figure_says_how_it_was_made() {
    Figures figures =
        Figures.seenWith(Tokens.of("manager"), "period=2017-Q4&groupBy=category&asOf=2017-12-01");

    assertThat(figures.json().getString("period")).isEqualTo("2017-Q4");
    assertThat(figures.json().getList("figures.metric"))
        .containsExactly(
            "closed-won",
            "open-pipeline",
            "weighted-pipeline",
            "undated-pipeline",
            "forecast-single",
            "forecast-cumulative");
    assertThat(figures.json().getString("figures[0].asOf")).isEqualTo("2017-12-01T00:00:00Z");
    assertThat(figures.json().getString("figures[0].knownAt")).isGreaterThan("2017-11-20");
    assertThat(figures.json().getInt("figures[0].definitionVersion")).isEqualTo(3);
    assertThat(figures.json().getMap("figures[0].filters"))
        .isEqualTo(Map.of("period", "2017-Q4", "groupBy", "category"));
  }

  @ParameterizedTest(name = "{1} is refused for {0}")
  @CsvSource({
    "period, groupBy=owner",
    "period, period=2017-Q5&groupBy=owner",
    "period, period=2017-13&groupBy=owner",
    "period, period=2017&groupBy=owner",
    "groupBy, period=2017-Q4",
    "groupBy, period=2017-Q4&groupBy=stage",
    "asOf, period=2017-Q4&groupBy=owner&asOf=yesterday",
    "asOf, period=2017-Q4&groupBy=owner&asOf=+10000-01-01T00:00:00Z",
    "knownAt, period=2017-Q4&groupBy=owner&knownAt=+999999999-01-01T00:00:00Z",
    "period, period=9999-Q4&groupBy=owner",
    "period, period=0999-Q4&groupBy=owner",
    "team, period=2017-Q4&groupBy=owner&team=north"
  })
  void a_wrong_parameter_is_a_problem_that_names_it(String field, String parameters) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/forecast/rollups?" + parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "integration"})
  void roles_without_forecasts_are_forbidden(String role) {
    given()
        .auth()
        .oauth2(Tokens.of(role))
        .get("/api/v1/forecast/rollups?period=2017-Q4&groupBy=owner")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void nobody_gets_in_without_a_valid_token() {
    String path = "/api/v1/forecast/rollups?period=2017-Q4&groupBy=owner";

    given().get(path).then().statusCode(401);
    given().auth().oauth2(Tokens.expired("revops")).get(path).then().statusCode(401);
    given().auth().oauth2(Tokens.forged("revops")).get(path).then().statusCode(401);
  }

  @Test
  void the_service_is_ready_and_shows_its_metrics() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("revline_forecast_deals "))
        .body(containsString("revline_events_consumed_total{consumer=\"forecast-service\"}"));
  }
}
