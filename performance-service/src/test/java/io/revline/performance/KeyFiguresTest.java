package io.revline.performance;

import static io.revline.performance.People.as;
import static io.revline.performance.People.create;
import static io.revline.performance.People.createAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.deal.DealFields;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first quarter of 2013, every figure worked out by hand. In the middle of it, ada moved from
 * north, which sells in nord, to south, which has the region of the team above: welt. One krone is
 * worth 0.10 dollars in January and 0.20 from February on; nobody has said what a euro is worth.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class KeyFiguresTest {
  private static final String LATER = "&asOf=2013-06-01";
  private static final String QUARTER = "period=2013-Q1" + LATER;
  private static final Stories STORIES = stories();

  @Inject DataSource source;

  private static Stories stories() {
    Stories stories = new Stories();
    // ada: wins of 10 and 30 days, one before and one after the move; a loss of 4 days.
    stories.told("2013-01-01", ada("100.00", "USD"), "2013-01-11", Stage.WON);
    stories.told("2013-01-21", ada("1000.00", "NOK"), "2013-02-20", Stage.WON);
    DealHistory nulled = stories.open("2013-02-01", ada("300.00", "USD"));
    stories.then(nulled, "2013-02-05", deal -> deal.worth("0.00", "USD"));
    stories.then(nulled, "2013-02-05", deal -> deal.stage(Stage.LOST));
    // ben: won for 50, reopened, worth 70, lost in the next quarter.
    DealHistory undone = stories.told("2013-01-01", ben("50.00"), "2013-01-31", Stage.WON);
    stories.then(undone, "2013-04-10", deal -> deal.stage(Stage.PROPOSAL).worth("70.00", "USD"));
    stories.then(undone, "2013-05-01", deal -> deal.stage(Stage.LOST));
    // Won for 40, reopened, won again for 60 on its sixtieth day.
    DealHistory again = stories.told("2013-01-05", ben("40.00"), "2013-02-04", Stage.WON);
    stories.then(again, "2013-02-10", deal -> deal.stage(Stage.PROPOSAL).worth("60.00", "USD"));
    stories.then(again, "2013-03-06", deal -> deal.stage(Stage.WON));
    // Lost after 20 days, for 500 at first and 150 at last.
    DealHistory less = stories.open("2013-01-01", deal -> deal.of("k-ben").worth("500.00", "USD"));
    stories.then(less, "2013-01-10", deal -> deal.worth("150.00", "USD"));
    stories.then(less, "2013-01-21", deal -> deal.worth("0.00", "USD").stage(Stage.LOST));
    // cy: a win that nobody put a price on. Nobody's: a loss.
    stories.told("2013-03-01", deal -> deal.of("k-cy"), "2013-03-02", Stage.WON);
    stories.told("2013-03-01", deal -> deal.worth("30.00", "USD"), "2013-03-05", Stage.LOST);
    stories.told("2014-01-01", ben("7.00"), "2014-01-05", Stage.WON);
    stories.told("2014-08-01", ben("50.00"), "2014-08-02", Stage.WON);
    stories.told(
        "2014-08-01", deal -> deal.of("k-ben").worth("50.00", "EUR"), "2014-08-03", Stage.WON);
    stories.told(
        "2014-09-01",
        deal -> deal.of("k-ben").chance("0").worth("5.00", "USD"),
        "2014-09-02",
        Stage.WON);
    stories.open(
        "2014-09-01",
        deal -> deal.of("k-ben").stage(Stage.NEGOTIATION).chance("1").worth("9.00", "USD"));
    // After the loss somebody says that all is well.
    DealHistory edited = stories.told("2009-05-01", ben("12.00"), "2009-05-11", Stage.LOST);
    stories.then(edited, "2009-05-20", deal -> deal.chance("1").with("k-acme"));
    return stories;
  }

  private static Consumer<DealFields> ada(String amount, String currency) {
    return deal -> deal.of("k-ada").with("k-acme").worth(amount, currency);
  }

  private static Consumer<DealFields> ben(String amount) {
    return deal -> deal.of("k-ben").with("k-bolt").worth(amount, "USD");
  }

  @BeforeEach
  void standing() {
    if (as("revops").get("/api/v1/regions/k-nord").statusCode() == 404) {
      create("regions/k-nord", "{\"name\": \"Nord\"}");
      create("regions/k-welt", "{\"name\": \"Welt\"}");
      createAll(
          "teams",
          """
          {"id": "k-all", "name": "All", "region": "k-welt"},
          {"id": "k-north", "name": "North", "region": "k-nord", "parents": [{"parent": "k-all"}]},
          {"id": "k-south", "name": "South", "parents": [{"parent": "k-all"}]}
          """);
      createAll(
          "reps",
          """
          {"id": "k-ada", "name": "Ada", "memberships": [
            {"team": "k-north", "to": "2013-02-15"}, {"team": "k-south", "from": "2013-02-15"}]},
          {"id": "k-ben", "name": "Ben", "memberships": [{"team": "k-north"}]},
          {"id": "k-cy", "name": "Cy", "memberships": [{"team": "k-south"}]},
          {"id": "k-boss", "name": "Bo", "memberships": [{"team": "k-north", "role": "manager"}]},
          {"id": "k-sue", "name": "Sue", "memberships": [{"team": "k-south", "role": "manager"}]}
          """);
      createAll(
          "quotas",
          """
          {"rep": "k-ada", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "600", "currency": "USD"}},
          {"rep": "k-ben", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "220", "currency": "USD"}},
          {"rep": "k-cy", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "0", "currency": "USD"}},
          {"rep": "k-boss", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "5000", "currency": "NOK"}},
          {"rep": "k-ben", "period": "2013-Q2", "measure": "amount",
            "amount": {"amount": "100", "currency": "USD"}},
          {"rep": "k-ben", "period": "2014-Q3", "measure": "amount",
            "amount": {"amount": "100", "currency": "EUR"}},
          {"rep": "k-ada", "period": "2013-Q1", "measure": "count", "count": 4},
          {"rep": "k-ben", "period": "2013-Q1", "measure": "count", "count": 1},
          {"rep": "k-cy", "period": "2013-Q1", "measure": "count", "count": 0},
          {"rep": "k-ben", "period": "2013-Q2", "measure": "count", "count": 2},
          {"rep": "k-ben", "period": "2014-Q3", "measure": "count", "count": 4},
          {"team": "k-all", "period": "2013-Q1", "measure": "count", "count": 10},
          {"team": "k-south", "period": "2013-Q1", "measure": "count", "count": 2},
          {"team": "k-north", "period": "2014-Q3", "measure": "amount",
            "amount": {"amount": "100", "currency": "USD"}},
          {"team": "k-all", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "1000", "currency": "USD"}},
          {"team": "k-north", "period": "2013-Q1", "measure": "amount",
            "amount": {"amount": "100", "currency": "USD"}}
          """);
    }
    STORIES.await(
        source,
        CatalogEvents.rate("NOK", "2013-01-01", "0.10"),
        CatalogEvents.rate("NOK", "2013-02-01", "0.20"));
  }

  @Test
  void wins_and_losses_are_counted_and_worth_what_the_rate_of_their_day_says() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("won"))
        .containsExactly(
            "k-ada 2 300.00 USD 1000.00 NOK 100.00 USD",
            "k-ben 1 60.00 USD",
            "k-cy 1",
            "none 0",
            "total 4 360.00 USD 1000.00 NOK 160.00 USD");
    assertThat(figures.of("lost"))
        .containsExactly(
            "k-ada 1 300.00 USD",
            "k-ben 1 150.00 USD",
            "k-cy 0",
            "none 1 30.00 USD",
            "total 3 480.00 USD");
  }

  @Test
  void a_lost_deal_weighs_in_the_win_rate_by_value_what_it_was_worth_while_open() {
    assertThat(by("rep", QUARTER).of("win-rate-by-value"))
        .containsExactly(
            "k-ada 0.5 3 [smallSample]",
            "k-ben 0.285714 2 [smallSample]",
            "k-cy null 1 no deal closed in the window is worth anything",
            "none 0 1 [smallSample]",
            "total 0.428571 7 [smallSample, withoutAmount]");
  }

  @Test
  void a_cycle_ends_with_the_closing_that_stands_and_losses_are_apart() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("sales-cycle-median"))
        .containsExactly(
            "k-ada 20 2",
            "k-ben 60 1",
            "k-cy 1 1",
            "none null 0 no deal won in the window",
            "total 20 4");
    assertThat(figures.of("sales-cycle-mean")).contains("k-ada 20 2", "total 25.25 4");
    assertThat(figures.of("loss-cycle-median"))
        .containsExactly(
            "k-ada 4 1",
            "k-ben 20 1",
            "k-cy null 0 no deal lost in the window",
            "none 4 1",
            "total 4 3");
    assertThat(figures.of("loss-cycle-mean")).contains("total 9.333333 3");
  }

  @Test
  void deal_size_is_of_wins_that_have_an_amount() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("deal-size-median"))
        .containsExactly(
            "k-ada 2 150.00 USD",
            "k-ben 1 60.00 USD",
            "k-cy null 0 no deal with an amount won in the window",
            "none null 0 no deal with an amount won in the window",
            "total 3 100.00 USD");
    assertThat(figures.of("deal-size-mean")).contains("k-ada 2 150.00 USD", "total 3 120.00 USD");
  }

  @Test
  void the_first_win_stays_whatever_becomes_of_it_and_the_final_one_is_the_last() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("first-win"))
        .containsExactly(
            "k-ada 2 300.00 USD 1000.00 NOK 100.00 USD",
            "k-ben 2 90.00 USD",
            "k-cy 1",
            "total 5 390.00 USD 1000.00 NOK 190.00 USD");
    assertThat(figures.of("final-win"))
        .containsExactly(
            "k-ada 2 300.00 USD 1000.00 NOK 100.00 USD",
            "k-ben 2 110.00 USD",
            "k-cy 1",
            "total 5 410.00 USD 1000.00 NOK 210.00 USD");
  }

  @ParameterizedTest(name = "{0} as of {1}")
  @CsvSource({
    "2013-Q1, 2013-04-05, k-ben 2 110.00 USD",
    "2013-Q1, 2013-04-15, k-ben 1 60.00 USD",
    "2013-Q1, 2013-06-01, k-ben 2 110.00 USD",
    "2013-Q2, 2013-04-15, ",
    "2013-Q2, 2013-06-01, k-ben -1 -50.00 USD"
  })
  void a_reopened_and_lost_win_is_reversed_in_the_period_of_the_loss(
      String period, String asOf, @Nullable String line) {
    List<String> lines =
        by("rep", "period=" + period + "&asOf=" + asOf).of("final-win").stream()
            .filter(each -> each.startsWith("k-ben"))
            .toList();

    assertThat(lines).isEqualTo(line == null ? List.of() : List.of(line));
  }

  @Test
  void a_reversal_lowers_the_attainment_of_the_period_of_the_loss() {
    Scorecards figures = by("rep", "period=2013-Q2" + LATER);

    assertThat(figures.of("attainment")).contains("k-ben -0.5 -1 -50.00 USD");
    assertThat(figures.of("attainment-by-count")).contains("k-ben -0.5 -1");
    assertThat(figures.of("lost")).contains("k-ben 1 70.00 USD");
    assertThat(figures.of("loss-cycle-median")).contains("k-ben 120 1");
    assertThat(figures.of("loss-cycle-mean")).contains("k-ben 120 1");
    assertThat(figures.of("won")).contains("k-ben 0");
  }

  @Test
  void a_win_counts_for_the_team_and_region_its_owner_was_in_then() {
    assertThat(by("team", QUARTER).of("won"))
        .containsExactly(
            "k-north 2 160.00 USD",
            "k-south 2 200.00 USD 1000.00 NOK",
            "none 0",
            "total 4 360.00 USD 1000.00 NOK 160.00 USD");
    assertThat(by("region", QUARTER).of("won"))
        .containsExactly(
            "k-nord 2 160.00 USD",
            "k-welt 2 200.00 USD 1000.00 NOK",
            "none 0",
            "total 4 360.00 USD 1000.00 NOK 160.00 USD");
    assertThat(by("team", "period=2013-Q1&asOf=2013-02-15").of("won"))
        .containsExactly("k-north 2 150.00 USD", "total 2 150.00 USD");
  }

  @Test
  void wins_before_the_move_are_seen_by_todays_manager_under_the_team_of_then() {
    assertThat(Scorecards.by("team", Tokens.manager("k-sue"), QUARTER).of("won"))
        .containsExactly(
            "k-north 1 100.00 USD",
            "k-south 2 200.00 USD 1000.00 NOK",
            "total 3 300.00 USD 1000.00 NOK 100.00 USD");
    Scorecards boss = Scorecards.by("team", Tokens.manager("k-boss"), QUARTER);
    assertThat(boss.of("won")).containsExactly("k-north 1 60.00 USD", "total 1 60.00 USD");
    assertThat(boss.of("attainment"))
        .containsExactly(
            "k-north 0.5 2 110.00 USD", "none 0 0 0.00 USD", "total 0.152778 2 110.00 USD");
  }

  @Test
  void accounts_are_a_group_and_deals_without_one_do_not_vanish() {
    assertThat(by("account", QUARTER).of("won"))
        .containsExactly(
            "k-acme 2 300.00 USD 1000.00 NOK 100.00 USD",
            "k-bolt 1 60.00 USD",
            "none 1",
            "total 4 360.00 USD 1000.00 NOK 160.00 USD");
  }

  @Test
  void months_are_never_grouped_without_the_year() {
    assertThat(by("month", "from=2013-01-01&to=2014-02-01&asOf=2014-02-01").of("won"))
        .containsExactly(
            "2013-01 1 100.00 USD",
            "2013-02 1 200.00 USD 1000.00 NOK",
            "2013-03 2 60.00 USD",
            "2013-05 0",
            "2014-01 1 7.00 USD",
            "total 5 367.00 USD 1000.00 NOK 167.00 USD");
    assertThat(by("year", "from=2013-01-01&to=2014-02-01&asOf=2014-02-01").of("won"))
        .contains("FY2013 4 360.00 USD 1000.00 NOK 160.00 USD", "FY2014 1 7.00 USD");
    assertThat(by("quarter", "from=2013-01-01&to=2014-02-01&asOf=2014-02-01").of("final-win"))
        .contains("2013-Q2 -1 -50.00 USD", "2014-Q1 1 7.00 USD");
  }

  @Test
  void usd_50_and_eur_50_are_not_100() {
    Scorecards figures = by("rep", "period=2014-Q3&asOf=2014-09-01");

    assertThat(figures.of("won"))
        .contains("k-ben 2 [missingRate] no rate to USD for EUR 50.00 EUR 50.00 USD");
    assertThat(figures.of("win-rate-by-value"))
        .contains("k-ben null 2 [missingRate] no rate to USD for EUR");
    assertThat(figures.of("deal-size-mean"))
        .contains("k-ben null 2 [missingRate] no rate to USD for EUR");
    assertThat(figures.of("attainment"))
        .contains("k-ben null 2 [missingRate] no rate to USD for EUR");
    assertThat(figures.of("quota")).contains("k-ben null 1 [missingRate] no rate to USD for EUR");
    assertThat(figures.of("deal-size-median"))
        .contains("k-ben null 2 [missingRate] no rate to USD for EUR");
    assertThat(by("team", "period=2014-Q3&asOf=2014-09-01").of("attainment-own-quota"))
        .contains("k-north null 2 [missingRate] no rate to USD for EUR");
    // A deal is a deal in whatever currency.
    assertThat(figures.of("attainment-by-count")).contains("k-ben 0.5 2", "total 0.5 2");
  }

  @Test
  void won_is_a_status_and_not_a_probability_of_100() {
    Scorecards figures = by("rep", "period=2014-09&asOf=2014-10-01");

    assertThat(figures.of("won")).containsExactly("k-ben 1 5.00 USD", "total 1 5.00 USD");
    assertThat(figures.of("lost")).containsExactly("k-ben 0", "total 0");
  }

  @Test
  void editing_a_lost_deal_does_not_revive_it() {
    Scorecards before = by("rep", "period=2009-05&asOf=2009-05-15");
    Scorecards after = by("rep", "period=2009-05&asOf=2009-06-01");

    assertThat(after.of("lost")).containsExactly("k-ben 1 12.00 USD", "total 1 12.00 USD");
    assertThat(after.of("won")).containsExactly("k-ben 0", "total 0");
    assertThat(after.of("win-rate-by-value")).contains("k-ben 0 1 [smallSample]");
    for (String metric : before.metrics()) {
      assertThat(after.of(metric)).as(metric).isEqualTo(before.of(metric));
    }
  }

  @Test
  void attainment_is_what_those_with_a_quota_won_of_it() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("attainment"))
        .containsExactly(
            "k-ada 0.5 2 300.00 USD",
            "k-ben 0.5 2 110.00 USD",
            "k-boss 0 0 0.00 USD",
            "k-cy null 0 the quota for 2013-Q1 is 0",
            "total 0.310606 4 410.00 USD");
    assertThat(figures.of("quota"))
        .containsExactly(
            "k-ada 1 600.00 USD",
            "k-ben 1 220.00 USD",
            "k-boss 1 500.00 USD",
            "k-cy null 0 the quota for 2013-Q1 is 0",
            "total 3 1320.00 USD");
    assertThat(figures.of("won-without-quota")).containsExactly("k-cy 1", "total 1");
    assertThat(by("rep", "period=2013-03" + LATER).of("attainment"))
        .containsExactly(
            "k-ben null 0 no quota for 2013-03",
            "k-cy null 0 no quota for 2013-03",
            "total null 0 no quota for 2013-03");
  }

  @Test
  void attainment_by_count_is_told_apart_and_goes_by_how_many_were_won() {
    Scorecards figures = by("rep", QUARTER);

    assertThat(figures.of("attainment-by-count"))
        .containsExactly(
            "k-ada 0.5 2",
            "k-ben 2 2",
            "k-cy null 0 the quota by count for 2013-Q1 is 0",
            "total 0.8 4");
    assertThat(figures.of("quota-by-count"))
        .containsExactly(
            "k-ada 4 1",
            "k-ben 1 1",
            "k-cy null 0 the quota by count for 2013-Q1 is 0",
            "total 5 2");
    assertThat(figures.of("won-without-quota-by-count")).containsExactly("k-cy 1", "total 1");
    assertThat(by("rep", "period=2013-03" + LATER).of("attainment-by-count"))
        .containsExactly(
            "k-ben null 0 no quota by count for 2013-03",
            "k-cy null 0 no quota by count for 2013-03",
            "total null 0 no quota by count for 2013-03");
    assertThat(by("month", QUARTER).metrics()).noneMatch(metric -> metric.contains("quota"));
  }

  @Test
  void quotas_by_count_move_with_their_rep_and_teams_have_their_own() {
    Scorecards teams = by("team", QUARTER);

    // Of ada's four deals two are to come in each half of the quarter.
    assertThat(teams.of("quota-by-count"))
        .containsExactly("k-north 3 2", "k-south 2 1", "total 5 2");
    assertThat(teams.of("attainment-by-count"))
        .containsExactly("k-north 1 3", "k-south 0.5 1", "total 0.8 4");
    assertThat(teams.of("won-without-quota-by-count")).containsExactly("k-south 1", "total 1");
    assertThat(by("region", QUARTER).of("attainment-by-count"))
        .containsExactly("k-nord 1 3", "k-welt 0.5 1", "total 0.8 4");
    assertThat(teams.of("attainment-own-quota-by-count"))
        .containsExactly(
            "k-all 0.5 5",
            "k-north null 3 no quota by count for 2013-Q1",
            "k-south 1 2",
            "total null 0 teams stand within teams: their quotas are not added up");
  }

  @Test
  void a_rep_who_moves_takes_the_quota_along_by_the_time_in_each_team() {
    Scorecards teams = by("team", QUARTER);

    assertThat(teams.of("quota"))
        .containsExactly(
            "k-north 2 520.00 USD",
            "k-south 1 300.00 USD",
            "none 1 500.00 USD",
            "total 3 1320.00 USD");
    assertThat(teams.of("attainment"))
        .containsExactly(
            "k-north 0.403846 3 210.00 USD",
            "k-south 0.666667 1 200.00 USD",
            "none 0 0 0.00 USD",
            "total 0.310606 4 410.00 USD");
    assertThat(teams.of("won-without-quota")).containsExactly("k-south 1", "total 1");
    assertThat(by("region", QUARTER).of("attainment"))
        .contains("k-nord 0.403846 3 210.00 USD", "k-welt 0.666667 1 200.00 USD");
  }

  @Test
  void a_teams_own_quota_is_another_metric_and_takes_in_the_teams_below() {
    assertThat(by("team", QUARTER).of("attainment-own-quota"))
        .containsExactly(
            "k-all 0.41 5 410.00 USD",
            "k-north 2.1 3 210.00 USD",
            "k-south null 2 no quota for 2013-Q1",
            "total null 0 teams stand within teams: their quotas are not added up");
  }

  @Test
  void an_answer_knows_nothing_that_was_recorded_later() {
    Stories late = new Stories();
    DealHistory deal = late.open("2014-12-01", fields -> fields.of("k-late").worth("1.00", "USD"));
    late.add(
        deal.say(
            Instant.parse("2014-12-05T00:00:00Z"),
            Instant.parse("2014-12-20T00:00:00Z"),
            fields -> fields.stage(Stage.WON)));
    late.await(source);

    String december = "period=2014-12&asOf=2015-01-01&knownAt=";
    assertThat(by("rep", december + "2014-12-20").of("first-win")).containsExactly("total 0");
    assertThat(by("rep", december + "2014-12-20T00:00:00.000001Z").of("first-win"))
        .containsExactly("k-late 1 1.00 USD", "total 1 1.00 USD");
    assertThat(by("rep", december + "2014-12-20").of("final-win")).containsExactly("total 0");
    assertThat(by("rep", december + "2014-12-21").of("final-win"))
        .containsExactly("k-late 1 1.00 USD", "total 1 1.00 USD");
  }

  private static Scorecards by(String grouping, String parameters) {
    return Scorecards.by(grouping, Tokens.of("revops"), parameters);
  }
}
