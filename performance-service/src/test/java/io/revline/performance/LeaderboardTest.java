package io.revline.performance;

import static io.restassured.RestAssured.given;
import static io.revline.performance.People.as;
import static io.revline.performance.People.createAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.DealFields.Stage;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deals of this test were won in November 2014, those to be counted in October. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class LeaderboardTest {
  private static final String NOVEMBER = "&period=2014-11&asOf=2015-01-01";
  private static final String OCTOBER = "&period=2014-10&asOf=2015-01-01";
  private static final Stories STORIES = stories();

  @Inject DataSource source;

  private static Stories stories() {
    Stories stories = new Stories();
    won(stories, "l-cid", "20.00", "USD", "2014-11-04");
    won(stories, "l-dan", "10.00", "USD", "2014-11-02");
    won(stories, "l-amy", "30.00", "USD", "2014-11-06");
    won(stories, "l-bob", "20.00", "USD", "2014-11-08");
    won(stories, "l-eve", "99.00", "EUR", "2014-11-04");
    won(stories, null, "50.00", "USD", "2014-11-03");
    closed(stories, "l-amy", 2, Stage.WON);
    closed(stories, "l-bob", 3, Stage.WON);
    closed(stories, "l-cid", 2, Stage.WON);
    closed(stories, "l-dan", 1, Stage.LOST);
    closed(stories, null, 5, Stage.WON);
    return stories;
  }

  private static void won(
      Stories stories, @Nullable String rep, String amount, String currency, String day) {
    stories.told("2014-11-01", deal -> deal.of(rep).worth(amount, currency), day, Stage.WON);
  }

  /** Deals that nobody has said an amount of. */
  private static void closed(Stories stories, @Nullable String rep, int deals, Stage how) {
    for (int i = 0; i < deals; i++) {
      stories.told("2014-10-01", deal -> deal.of(rep), "2014-10-05", how);
    }
  }

  @BeforeEach
  void standing() {
    if (as("revops").get("/api/v1/reps/l-amy").statusCode() == 404) {
      createAll(
          "reps", "{\"id\": \"l-amy\", \"name\": \"Amy\"}, {\"id\": \"l-bob\", \"name\": \"Bob\"}");
      createAll(
          "quotas",
          """
          {"rep": "l-amy", "period": "2014-10", "measure": "count", "count": 4},
          {"rep": "l-bob", "period": "2014-10", "measure": "count", "count": 12}
          """);
    }
    STORIES.await(source);
  }

  @Test
  void equals_share_a_rank_in_the_order_of_their_keys_and_the_next_counts_them_all() {
    assertThat(places("metric=won&groupBy=rep" + NOVEMBER))
        .containsExactly("1 l-amy", "2 l-bob", "2 l-cid", "4 l-dan", "null l-eve", "null none");
  }

  @Test
  void by_count_the_most_deals_are_first_and_equals_stand_as_by_amount() {
    assertThat(places("metric=won&rankBy=count&groupBy=rep" + OCTOBER))
        .containsExactly("1 l-bob", "2 l-amy", "2 l-cid", "4 l-dan", "null none");
    assertThat(places("metric=won&groupBy=rep" + OCTOBER))
        .allMatch(place -> place.startsWith("null "));
    board("metric=final-win&rankBy=count&groupBy=rep" + OCTOBER)
        .body("filters.rankBy", equalTo("count"))
        .body("places[0].row.key", equalTo("l-bob"))
        .body("places[0].row.count", equalTo(3));
    board("metric=won&groupBy=rep" + OCTOBER).body("filters.rankBy", equalTo("amount"));
    board("metric=sales-cycle-mean&groupBy=rep" + OCTOBER).body("filters", not(hasKey("rankBy")));
  }

  @Test
  void attainment_by_count_is_ranked_of_those_with_such_a_quota() {
    assertThat(places("metric=attainment-by-count&groupBy=rep" + OCTOBER))
        .containsExactly("1 l-amy", "2 l-bob", "null l-cid", "null none");
  }

  @Test
  void a_metric_that_is_not_ranked_is_refused_with_those_that_are() {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/leaderboards?metric=quota&groupBy=rep" + OCTOBER)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("metric"))
        .body(
            "violations[0].message",
            equalTo(
                "is required, one of [attainment, attainment-by-count, deal-size-mean,"
                    + " deal-size-median, final-win, first-win, sales-cycle-mean,"
                    + " sales-cycle-median, win-rate-by-count, win-rate-by-value, won]"));
  }

  @Test
  void the_shortest_cycle_is_first() {
    assertThat(places("metric=sales-cycle-median&groupBy=rep" + NOVEMBER))
        .containsExactly("1 l-dan", "2 l-cid", "2 l-eve", "4 l-amy", "5 l-bob", "null none");
  }

  @Test
  void a_limit_cuts_and_says_of_how_many() {
    board("metric=won&groupBy=rep&limit=2" + NOVEMBER)
        .body("metric", equalTo("won"))
        .body("definitionVersion", equalTo(3))
        .body("filters.period", equalTo("2014-11"))
        .body("asOf", equalTo("2015-01-01T00:00:00Z"))
        .body("size", equalTo(6))
        .body("places.size()", equalTo(2))
        .body("places[0].rank", equalTo(1))
        .body("places[0].row.amount.amount", equalTo("30.00"))
        .body("places[1].row.key", equalTo("l-bob"));
  }

  @Test
  void without_quotas_nobody_is_ranked_by_attainment() {
    assertThat(places("metric=attainment&groupBy=rep" + NOVEMBER))
        .hasSize(6)
        .allMatch(place -> place.startsWith("null "));
    assertThat(places("metric=won&groupBy=team" + NOVEMBER)).containsExactly("null none");
  }

  @Test
  void a_rep_is_alone_on_the_own_board() {
    String answer =
        given()
            .auth()
            .oauth2(Tokens.rep("l-bob"))
            .get("/api/v1/performance/leaderboards?metric=won&groupBy=rep" + NOVEMBER)
            .then()
            .statusCode(200)
            .body("size", equalTo(1))
            .extract()
            .path("places[0].row.key");

    assertThat(answer).isEqualTo("l-bob");
  }

  @ParameterizedTest(name = "{0} is refused in {1}")
  @CsvSource({
    "metric, groupBy=rep&period=2014-11",
    "metric, metric=happiness&groupBy=rep&period=2014-11",
    "metric, metric=lost&groupBy=rep&period=2014-11",
    "groupBy, metric=won&period=2014-11",
    "groupBy, metric=won&groupBy=month&period=2014-11",
    "from, metric=won&groupBy=rep",
    "period, metric=attainment&groupBy=rep&from=2014-11-01&to=2014-12-01",
    "period, metric=attainment-by-count&groupBy=rep&from=2014-11-01&to=2014-12-01",
    "rankBy, metric=won&rankBy=size&groupBy=rep&period=2014-11",
    "rankBy, metric=attainment-by-count&rankBy=count&groupBy=rep&period=2014-11",
    "limit, metric=won&groupBy=rep&period=2014-11&limit=0",
    "limit, metric=won&groupBy=rep&period=2014-11&limit=201",
    "top, metric=won&groupBy=rep&period=2014-11&top=3"
  })
  void a_wrong_parameter_is_a_problem_that_names_it(String field, String parameters) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/leaderboards?" + parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "integration"})
  void roles_without_leaderboards_are_forbidden(String role) {
    given()
        .auth()
        .oauth2(Tokens.of(role))
        .get("/api/v1/performance/leaderboards?metric=won&groupBy=rep" + NOVEMBER)
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse board(String parameters) {
    return given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .get("/api/v1/performance/leaderboards?" + parameters)
        .then()
        .statusCode(200);
  }

  private static List<String> places(String parameters) {
    ValidatableResponse board = board(parameters);
    List<Integer> ranks = board.extract().path("places.rank");
    List<String> keys = board.extract().path("places.row.key");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      lines.add(ranks.get(i) + " " + keys.get(i));
    }
    return lines;
  }
}
