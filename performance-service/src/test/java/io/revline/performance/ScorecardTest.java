package io.revline.performance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All deals of this test lie in 2017, and those of other tests later. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ScorecardTest {
  private static final String MARCH = "from=2017-03-01&to=2017-04-01";
  private static final List<CloudEvent> EVENTS = history();

  @Inject DataSource source;

  private static List<CloudEvent> history() {
    List<CloudEvent> events = new ArrayList<>();
    // mia: cycles of 30, 10.5 and 1 days; one lost; one won and reopened in May.
    closed(events, "2017-02-01T00:00:00Z", "2017-03-03T00:00:00Z", Stage.WON, mia("1000.00"));
    closed(events, "2017-03-01T00:00:00Z", "2017-03-11T12:00:00Z", Stage.WON, mia("500.50"));
    closed(events, "2017-03-02T00:00:00Z", "2017-03-03T00:00:00Z", Stage.WON, of("mia"));
    closed(events, "2017-03-02T00:00:00Z", "2017-03-15T00:00:00Z", Stage.LOST, mia("9.00"));
    DealHistory undone =
        closed(events, "2017-03-10T00:00:00Z", "2017-03-20T00:00:00Z", Stage.WON, mia("7.00"));
    events.add(undone.say("2017-05-01T00:00:00Z", deal -> deal.stage(Stage.PROPOSAL)));
    // ben: six wins of two days each, the first at the window's first moment, one handed over to
    // mia after the win; four lost; one more win at the moment the window is over.
    DealHistory first =
        closed(events, "2017-02-27T00:00:00Z", "2017-03-01T00:00:00Z", Stage.WON, ben());
    events.add(first.say("2017-03-05T00:00:00Z", deal -> deal.of("mia")));
    for (int i = 0; i < 5; i++) {
      closed(events, "2017-03-05T00:00:00Z", "2017-03-07T00:00:00Z", Stage.WON, ben());
    }
    for (int i = 0; i < 4; i++) {
      closed(events, "2017-03-05T00:00:00Z", "2017-03-08T00:00:00Z", Stage.LOST, ben());
    }
    closed(events, "2017-03-05T00:00:00Z", "2017-04-01T00:00:00Z", Stage.WON, ben());
    // Nobody: one lost, and one still open.
    closed(events, "2017-03-05T00:00:00Z", "2017-03-08T00:00:00Z", Stage.LOST, of(null));
    events.add(new DealHistory().say("2017-03-05T00:00:00Z", deal -> deal.worth("3.00", "EUR")));
    events.addAll(deletedAndRestored());
    return events;
  }

  /** In 2014, where no other deal is. */
  private static List<CloudEvent> deletedAndRestored() {
    List<CloudEvent> events = new ArrayList<>();
    DealHistory deal =
        closed(
            events,
            "2014-03-01T00:00:00Z",
            "2014-03-03T00:00:00Z",
            Stage.WON,
            fields -> fields.worth("40.00", "USD").of("mia"));
    events.add(deal.say("2014-05-01T08:00:00Z", fields -> fields.deleted(true)));
    events.add(deal.say("2014-06-01T08:00:00Z", fields -> fields.deleted(false)));
    return events;
  }

  private static DealHistory closed(
      List<CloudEvent> events, String created, String at, Stage how, Consumer<DealFields> start) {
    DealHistory deal = new DealHistory();
    events.add(deal.say(created, start));
    events.add(deal.say(at, fields -> fields.stage(how)));
    return deal;
  }

  private static Consumer<DealFields> mia(String amount) {
    return deal -> deal.worth(amount, "EUR").of("mia");
  }

  private static Consumer<DealFields> ben() {
    return deal -> deal.worth("10.00", "USD").of("ben");
  }

  private static Consumer<DealFields> of(@Nullable String owner) {
    return deal -> deal.of(owner);
  }

  @BeforeEach
  void published() {
    DealTopic.publish(EVENTS);
    new Database(source).awaitApplied(EVENTS);
  }

  @Test
  void reps_are_scored_by_what_they_closed_in_the_window() {
    Scorecards figures = Scorecards.seenWith(Tokens.of("revops"), MARCH + "&asOf=2017-06-01");

    assertThat(figures.of("won"))
        .containsExactly(
            "ben 6 60.00 USD",
            "mia 3 [missingRate] no rate to USD for EUR 1500.50 EUR",
            "none 0",
            "total 9 [missingRate] no rate to USD for EUR 1500.50 EUR 60.00 USD");
    assertThat(figures.of("lost"))
        .containsExactly(
            "ben 4 40.00 USD",
            "mia 1 [missingRate] no rate to USD for EUR 9.00 EUR",
            "none 1 [withoutAmount]",
            "total 6 [missingRate, withoutAmount] no rate to USD for EUR 9.00 EUR 40.00 USD");
    // Wilson's interval of 3 in 4 and of 0 in 1, from a table of the formula.
    assertThat(figures.of("win-rate-by-count"))
        .containsExactly(
            "ben 0.6 10",
            "mia 0.75 4 0.300642 0.954413 [smallSample]",
            "none 0 1 0 0.793451 [smallSample]",
            "total 0.6 15");
    assertThat(figures.of("sales-cycle-median"))
        .containsExactly(
            "ben 2 6", "mia 10.5 3", "none null 0 no deal won in the window", "total 2 9");
    // (30 + 10.5 + 1) / 3 and (41.5 + 6 x 2) / 9
    assertThat(figures.of("sales-cycle-mean"))
        .containsExactly(
            "ben 2 6",
            "mia 13.833333 3",
            "none null 0 no deal won in the window",
            "total 5.944444 9");
  }

  @Test
  void a_period_is_a_window() {
    Scorecards month = Scorecards.seenWith(Tokens.of("revops"), "period=2017-03&asOf=2017-06-01");
    Scorecards quarter = Scorecards.seenWith(Tokens.of("revops"), "period=2017-Q2&asOf=2017-06-01");

    assertThat(month.of("won")).contains("ben 6 60.00 USD", "none 0");
    assertThat(quarter.of("won")).containsExactly("ben 1 10.00 USD", "total 1 10.00 USD");
  }

  @Test
  void a_win_counts_as_of_a_time_before_it_was_undone() {
    Scorecards figures = Scorecards.seenWith(Tokens.of("finance"), MARCH + "&asOf=2017-04-15");

    assertThat(figures.of("won"))
        .contains("mia 4 [missingRate] no rate to USD for EUR 1507.50 EUR");
    assertThat(figures.of("win-rate-by-count"))
        .contains("mia 0.8 5 0.375535 0.963776 [smallSample]");
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource({
    "2014-05-01T08:00:00Z, total 1 40.00 USD",
    "2014-05-01T08:00:00.000001Z, total 0",
    "2014-06-01T08:00:00.000001Z, total 1 40.00 USD"
  })
  void a_deleted_win_counts_nowhere_until_it_is_restored(String asOf, String won) {
    Scorecards figures =
        Scorecards.seenWith(Tokens.of("revops"), "from=2014-03-01&to=2014-04-01&asOf=" + asOf);

    assertThat(figures.of("won")).last().isEqualTo(won);
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource({
    "2017-03-03T00:00:00Z, false, ''",
    "2017-03-03T00:00:00.000001Z, true, mia 2 [missingRate] no rate to USD for EUR 1000.00 EUR",
    "2017-03-12, true, mia 3 [missingRate] no rate to USD for EUR 1500.50 EUR"
  })
  void as_of_shows_each_state(String asOf, boolean shown, String line) {
    Scorecards figures =
        Scorecards.seenWith(Tokens.of("revops"), "from=2017-03-02&to=2017-03-31&asOf=" + asOf);

    assertThat(figures.of("won").stream().filter(each -> each.startsWith("mia")).toList())
        .isEqualTo(shown ? List.of(line) : List.of());
  }

  @Test
  void a_rep_sees_the_deals_that_are_the_reps_today() {
    String asked = MARCH + "&asOf=2017-06-01";

    Scorecards mia = Scorecards.seenWith(Tokens.rep("mia"), asked);
    Scorecards ben = Scorecards.seenWith(Tokens.rep("ben"), asked);
    Scorecards nobody = Scorecards.seenWith(Tokens.of("rep"), asked);

    assertThat(mia.of("won"))
        .containsExactly(
            "ben 1 10.00 USD",
            "mia 3 [missingRate] no rate to USD for EUR 1500.50 EUR",
            "total 4 [missingRate] no rate to USD for EUR 1500.50 EUR 10.00 USD");
    assertThat(ben.of("won")).containsExactly("ben 5 50.00 USD", "total 5 50.00 USD");
    assertThat(nobody.of("won")).containsExactly("total 0");
  }

  @Test
  void what_is_not_defined_says_why() {
    Scorecards figures =
        Scorecards.seenWith(Tokens.of("revops"), "from=2016-01-01&to=2016-02-01&asOf=2017-06-01");

    assertThat(figures.of("won")).containsExactly("total 0");
    assertThat(figures.of("win-rate-by-count"))
        .containsExactly("total null 0 no deal closed in the window");
    assertThat(figures.of("sales-cycle-median"))
        .containsExactly("total null 0 no deal won in the window");
    assertThat(figures.of("sales-cycle-mean"))
        .containsExactly("total null 0 no deal won in the window");
  }

  @Test
  void a_figure_says_how_it_was_made() {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/scorecards?groupBy=rep&" + MARCH + "&asOf=2017-06-01")
        .then()
        .statusCode(200)
        .body(
            "figures.metric",
            contains(
                "won",
                "lost",
                "win-rate-by-count",
                "win-rate-by-value",
                "first-win",
                "final-win",
                "sales-cycle-median",
                "sales-cycle-mean",
                "loss-cycle-median",
                "loss-cycle-mean",
                "deal-size-median",
                "deal-size-mean"))
        .body("figures[0].definitionVersion", equalTo(3))
        .body("figures[0].asOf", equalTo("2017-06-01T00:00:00Z"))
        .body("figures[0].knownAt", greaterThan("2017-05-01"))
        .body("figures[0].filters.groupBy", equalTo("rep"))
        .body("figures[0].filters.from", equalTo("2017-03-01T00:00:00Z"))
        .body("figures[0].filters.to", equalTo("2017-04-01T00:00:00Z"));
  }

  @ParameterizedTest(name = "{0} is refused in {1}")
  @CsvSource({
    "groupBy, from=2017-03-01&to=2017-04-01",
    "groupBy, groupBy=colour&from=2017-03-01&to=2017-04-01",
    "to, groupBy=month&from=1950-01-01&to=2010-01-01",
    "from, groupBy=rep&to=2017-04-01",
    "to, groupBy=rep&from=2017-04-01",
    "to, groupBy=rep&from=2017-04-01&to=2017-04-01",
    "from, groupBy=rep&from=March&to=2017-04-01",
    "asOf, groupBy=rep&from=2017-03-01&to=2017-04-01&asOf=now",
    "period, groupBy=rep&period=2017-Q5",
    "period, groupBy=rep&period=9999-Q4",
    "asOf, groupBy=rep&period=2017-Q1&asOf=+10000-01-01T00:00:00Z",
    "knownAt, groupBy=rep&period=2017-Q1&knownAt=+999999999-01-01T00:00:00Z",
    "period, groupBy=rep&period=2017-Q1&from=2017-01-01",
    "period, groupBy=rep&period=2017-Q1&to=2017-04-01",
    "from, groupBy=rep",
    "team, groupBy=rep&from=2017-03-01&to=2017-04-01&team=north"
  })
  void a_wrong_parameter_is_a_problem_that_names_it(String field, String parameters) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/scorecards?" + parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/invalid-input"))
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "integration"})
  void roles_without_scorecards_are_forbidden(String role) {
    given()
        .auth()
        .oauth2(Tokens.of(role))
        .get("/api/v1/performance/scorecards?groupBy=rep&" + MARCH)
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void nobody_gets_in_without_a_valid_token() {
    String path = "/api/v1/performance/scorecards?groupBy=rep&" + MARCH;

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
        .body(containsString("revline_performance_deals "))
        .body(containsString("revline_events_consumed_total{consumer=\"performance-service\"}"));
  }
}
