package io.revline.performance;

import static io.restassured.RestAssured.given;
import static io.revline.performance.People.as;
import static io.revline.performance.People.create;
import static io.revline.performance.People.createAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first quarter of 2010, every figure worked out by hand. Ann sells in east and cat in west;
 * bob moved from east to west in mid-February. A yen is worth 0.01 dollars.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SplitsTest {
  private static final String QUARTER = "period=2010-Q1&asOf=2010-06-01";
  private static final String NEXT = "period=2010-Q2&asOf=2010-06-01";
  private static final Stories STORIES = stories();

  @Inject DataSource source;
  private Database database;

  private static Stories stories() {
    Stories stories = new Stories();
    // Three share what cannot be divided by three, and two an odd number of yen.
    stories.told(
        "2010-01-01",
        deal ->
            deal.of("s-ann")
                .worth("100.01", "USD")
                .split("s-ann", "33.33", "s-bob", "33.33", "s-cat", "33.34"),
        "2010-01-11",
        Stage.WON);
    stories.told(
        "2010-02-01",
        deal -> deal.of("s-ann").worth("1001", "JPY").split("s-bob", "50", "s-cat", "50"),
        "2010-03-01",
        Stage.WON);
    stories.told(
        "2010-02-10", deal -> deal.of("s-ann").worth("50.00", "USD"), "2010-02-20", Stage.WON);
    // After the win somebody else is named for all of it.
    DealHistory passedOn =
        stories.told(
            "2010-01-10",
            deal -> deal.of("s-ann").worth("80.00", "USD").split("s-ann", "75", "s-bob", "25"),
            "2010-01-20",
            Stage.WON);
    stories.then(passedOn, "2010-02-01", deal -> deal.split("s-cat", "100"));
    DealHistory lost =
        stories.open(
            "2010-01-05",
            deal -> deal.of("s-cat").worth("30.00", "USD").split("s-ann", "50", "s-cat", "50"));
    stories.then(lost, "2010-01-25", deal -> deal.worth("0.00", "USD").stage(Stage.LOST));
    // Won by two, reopened, left to one of them, and lost.
    DealHistory undone =
        stories.told(
            "2010-01-02",
            deal -> deal.of("s-bob").worth("40.00", "USD").split("s-bob", "50", "s-cat", "50"),
            "2010-02-01",
            Stage.WON);
    stories.then(undone, "2010-04-10", deal -> deal.stage(Stage.PROPOSAL).worth("70.00", "USD"));
    stories.then(undone, "2010-04-20", deal -> deal.split("s-bob", "100"));
    stories.then(undone, "2010-05-01", deal -> deal.stage(Stage.LOST));
    // Learned on 20 January 2011: two weeks before, and before the win, it became a shared deal.
    DealHistory late =
        stories.told(
            "2011-01-01", deal -> deal.of("s-ann").worth("10.00", "USD"), "2011-01-05", Stage.WON);
    stories.add(
        late.say(
            Instant.parse("2011-01-03T00:00:00Z"),
            Instant.parse("2011-01-20T00:00:00Z"),
            deal -> deal.split("s-ann", "50", "s-bob", "50")));
    return stories;
  }

  @BeforeEach
  void standing() {
    database = new Database(source);
    if (as("revops").get("/api/v1/regions/s-ost").statusCode() == 404) {
      create("regions/s-ost", "{\"name\": \"Ost\"}");
      create("regions/s-welt", "{\"name\": \"Welt\"}");
      createAll(
          "teams",
          """
          {"id": "s-all", "name": "All", "region": "s-welt"},
          {"id": "s-east", "name": "East", "region": "s-ost", "parents": [{"parent": "s-all"}]},
          {"id": "s-west", "name": "West", "parents": [{"parent": "s-all"}]}
          """);
      createAll(
          "reps",
          """
          {"id": "s-ann", "name": "Ann", "memberships": [{"team": "s-east"}]},
          {"id": "s-bob", "name": "Bob", "memberships": [
            {"team": "s-east", "to": "2010-02-15"}, {"team": "s-west", "from": "2010-02-15"}]},
          {"id": "s-cat", "name": "Cat", "memberships": [{"team": "s-west"}]}
          """);
      createAll(
          "quotas",
          """
          {"rep": "s-ann", "period": "2010-Q1", "measure": "amount",
            "amount": {"amount": "200", "currency": "USD"}},
          {"rep": "s-bob", "period": "2010-Q1", "measure": "amount",
            "amount": {"amount": "100", "currency": "USD"}},
          {"rep": "s-bob", "period": "2010-Q1", "measure": "count", "count": 8},
          {"rep": "s-cat", "period": "2010-Q1", "measure": "count", "count": 2},
          {"team": "s-all", "period": "2010-Q1", "measure": "count", "count": 20},
          {"team": "s-all", "period": "2010-Q1", "measure": "amount",
            "amount": {"amount": "500", "currency": "USD"}}
          """);
    }
    STORIES.await(source, CatalogEvents.rate("JPY", "2010-01-01", "0.01"));
  }

  @Test
  void a_shared_deal_is_not_counted_twice_in_the_total() {
    assertThat(by("rep", QUARTER).of("won"))
        .containsExactly(
            "s-ann 3 143.33 USD",
            "s-bob 3 58.33 USD 500 JPY 53.33 USD",
            "s-cat 2 38.36 USD 501 JPY 33.35 USD",
            "total 4 240.02 USD 1001 JPY 230.01 USD");
  }

  @Test
  void a_loss_is_shared_as_a_win_is() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("lost"))
        .containsExactly("s-ann 1 15.00 USD", "s-bob 0", "s-cat 1 15.00 USD", "total 1 30.00 USD");
    assertThat(figures.of("win-rate-by-value"))
        .contains("s-ann 0.905261 4 [smallSample]", "total 0.888897 5 [smallSample]");
  }

  @Test
  void sizes_and_cycles_of_all_are_of_whole_deals() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("deal-size-median"))
        .contains("s-ann 3 50.00 USD", "s-cat 2 19.18 USD", "total 4 65.00 USD");
    assertThat(figures.of("sales-cycle-mean")).contains("s-ann 10 3", "s-bob 16 3", "total 14.5 4");
  }

  @Test
  void a_team_whose_members_share_a_deal_counts_it_once_with_all_their_parts() {
    assertThat(by("team", QUARTER).of("won"))
        .containsExactly(
            "s-east 3 196.66 USD",
            "s-west 2 43.36 USD 1001 JPY 33.35 USD",
            "total 4 240.02 USD 1001 JPY 230.01 USD");
    assertThat(by("region", QUARTER).of("won"))
        .containsExactly(
            "s-ost 3 196.66 USD",
            "s-welt 2 43.36 USD 1001 JPY 33.35 USD",
            "total 4 240.02 USD 1001 JPY 230.01 USD");
    assertThat(by("team", QUARTER).of("deal-size-median")).contains("s-east 3 66.66 USD");
  }

  @Test
  void a_win_that_a_loss_undid_is_taken_back_from_those_who_got_it() {
    Scorecards next = by("rep", NEXT);

    assertThat(by("rep", QUARTER).of("final-win"))
        .containsExactly(
            "s-ann 3 143.33 USD",
            "s-bob 4 78.33 USD 500 JPY 73.33 USD",
            "s-cat 3 58.36 USD 501 JPY 53.35 USD",
            "total 5 280.02 USD 1001 JPY 270.01 USD");
    assertThat(by("rep", QUARTER).of("first-win")).isEqualTo(by("rep", QUARTER).of("final-win"));
    assertThat(next.of("final-win"))
        .containsExactly("s-bob -1 -20.00 USD", "s-cat -1 -20.00 USD", "total -1 -40.00 USD");
    assertThat(next.of("lost")).containsExactly("s-bob 1 70.00 USD", "total 1 70.00 USD");
  }

  @Test
  void attainment_takes_the_part_of_each_and_counts_a_deal_that_two_with_quotas_share_once() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("attainment"))
        .containsExactly(
            "s-ann 0.71665 3 143.33 USD",
            "s-bob 0.7833 4 78.33 USD",
            "s-cat null 0 no quota for 2010-Q1",
            "total 0.738867 5 221.66 USD");
    assertThat(figures.of("won-without-quota"))
        .containsExactly(
            "s-cat 3 58.36 USD 501 JPY 53.35 USD", "total 3 58.36 USD 501 JPY 53.35 USD");
    assertThat(by("team", QUARTER).of("attainment-own-quota"))
        .contains("s-all 0.56004 5 280.02 USD");
  }

  @Test
  void attainment_by_count_counts_a_shared_deal_for_each_and_once_in_team_and_total() {
    assertThat(by("rep", QUARTER).of("attainment-by-count"))
        .containsExactly(
            "s-ann null 0 no quota by count for 2010-Q1",
            "s-bob 0.5 4",
            "s-cat 1.5 3",
            "total 0.4 4");
    assertThat(by("rep", QUARTER).of("won-without-quota-by-count"))
        .containsExactly("s-ann 3 143.33 USD", "total 3 143.33 USD");
    Scorecards teams = by("team", QUARTER);
    assertThat(teams.of("attainment-by-count"))
        .containsExactly("s-east 0.75 3", "s-west 0.5 3", "total 0.4 4");
    assertThat(teams.of("attainment-own-quota-by-count")).contains("s-all 0.25 5");
  }

  @Test
  void a_leaderboard_ranks_by_the_parts() {
    List<String> keys =
        given()
            .auth()
            .oauth2(Tokens.of("revops"))
            .get("/api/v1/performance/leaderboards?metric=won&groupBy=rep&" + QUARTER)
            .jsonPath()
            .getList("places.collect { it.rank + ' ' + it.row.key + ' ' + it.row.amount.amount }");

    assertThat(keys).containsExactly("1 s-ann 143.33", "2 s-bob 58.33", "3 s-cat 38.36");
  }

  @Test
  void who_sees_the_owners_deals_sees_the_parts_of_all_and_sharing_alone_shows_nothing() {
    Scorecards cat = Scorecards.seenWith(Tokens.rep("s-cat"), QUARTER);

    assertThat(cat.of("won")).containsExactly("s-ann 0", "s-cat 0", "total 0");
    assertThat(cat.of("lost"))
        .containsExactly("s-ann 1 15.00 USD", "s-cat 1 15.00 USD", "total 1 30.00 USD");
  }

  @Test
  void a_split_that_was_learned_late_credits_from_when_it_was_known() {
    String january = "period=2011-01&asOf=2011-02-01&knownAt=";

    assertThat(by("rep", january + "2011-01-20").of("won"))
        .containsExactly("s-ann 1 10.00 USD", "total 1 10.00 USD");
    assertThat(by("rep", january + "2011-01-21").of("won"))
        .containsExactly("s-ann 1 5.00 USD", "s-bob 1 5.00 USD", "total 1 10.00 USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "month", "quarter", "year"})
  void the_total_is_the_same_by_whatever_is_grouped(String grouping) {
    assertThat(by(grouping, QUARTER).of("won")).endsWith("total 4 240.02 USD 1001 JPY 230.01 USD");
  }

  @Test
  void parts_are_never_negative_and_the_last_takes_the_rest() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT amount FROM divided('[{"key": "a", "weight": 20}, {"key": "b", "weight": 20},
                  {"key": "c", "weight": 20}, {"key": "d", "weight": 40}]', 0.08, 'USD')
                """))
        .containsExactly(List.of("0.01"), List.of("0.01"), List.of("0.01"), List.of("0.05"));
    assertThat(
            database.rows(
                """
                SELECT amount FROM divided('[{"key": "a", "weight": 0}, {"key": "b", "weight": 0}]',
                  0.00, 'USD')
                """))
        .allMatch(row -> row.getFirst().startsWith("0.00"));
  }

  @Test
  void every_currency_has_its_decimals_in_the_database_too() throws SQLException {
    List<Currency> currencies =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .toList();

    List<List<String>> wrong =
        database
            .rows(
                "SELECT code, currency_decimals(code) FROM unnest(?::text[]) AS code",
                currencies.stream().map(Currency::getCurrencyCode).toArray())
            .stream()
            .filter(row ->
                Currency.getInstance(row.getFirst()).getDefaultFractionDigits()
                    != Integer.parseInt(row.getLast()))
            .toList();

    assertThat(currencies).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }

  @Test
  void segments_from_before_get_their_splits_by_a_rebuild() throws SQLException {
    List<String> before = by("rep", QUARTER).of("won");
    database.run("UPDATE deal_segment SET splits = NULL WHERE owner LIKE 's-%'");
    assertThat(by("rep", QUARTER).of("won"))
        .containsExactly(
            "s-ann 4 240.02 USD 1001 JPY 230.01 USD",
            "s-cat 0",
            "total 4 240.02 USD 1001 JPY 230.01 USD");

    assertThat(rebuilt()).isEqualTo("succeeded");

    assertThat(by("rep", QUARTER).of("won")).isEqualTo(before);
  }

  private static String rebuilt() {
    String rebuilds = "/api/v1/performance/rebuilds";
    String id =
        as("ops")
            .body("{\"consumer\": \"performance-service\"}")
            .post(rebuilds)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    return await()
        .atMost(Database.PATIENCE)
        .until(
            () -> as("ops").get(rebuilds + "/" + id).<String>path("state"),
            state -> !state.equals("running"));
  }

  private static Scorecards by(String grouping, String parameters) {
    return Scorecards.by(grouping, Tokens.of("revops"), parameters);
  }
}
