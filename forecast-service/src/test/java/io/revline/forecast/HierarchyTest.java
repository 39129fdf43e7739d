package io.revline.forecast;

import static io.revline.testkit.deal.DealFields.Stage.NEGOTIATION;
import static io.revline.testkit.deal.DealFields.Stage.PROPOSAL;
import static io.revline.testkit.deal.DealFields.Stage.PROSPECTING;
import static io.revline.testkit.deal.DealFields.Stage.QUALIFICATION;
import static io.revline.testkit.deal.DealFields.Stage.VERBAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.ChangeKind;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.contracts.people.Placement;
import io.revline.contracts.people.Team;
import io.revline.contracts.people.TeamChanged;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three levels: h-world over h-north and h-south, h-north over h-oslo. The rep h-moe moves from
 * h-oslo to h-south in the middle of the last quarter of 2014, where the deals of this test lie but
 * for those of 2013 in several currencies.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class HierarchyTest {
  private static final Instant MOVE = Instant.parse("2014-11-15T00:00:00Z");
  private static final String DECEMBER = "2014-12-01";

  private static final List<CloudEvent> CATALOG =
      List.of(
          CatalogEvents.corporateCurrency("EUR"), CatalogEvents.rate("PLN", "2013-01-01", "0.25"));

  private static final List<CloudEvent> PEOPLE =
      List.of(
          team("h-world", "The World", null, null),
          team("h-north", "The North", "h-nordic", "h-world"),
          team("h-south", "The South", "h-iberia", "h-world"),
          team("h-oslo", "Oslo", null, "h-north"),
          PeopleTopic.manager("h-nora", "h-north"),
          PeopleTopic.manager("h-sam", "h-south"),
          PeopleTopic.member("h-nia", "h-north"),
          PeopleTopic.member("h-ola", "h-oslo"),
          PeopleTopic.member("h-sue", "h-south"),
          PeopleTopic.rep("h-free", 1),
          PeopleTopic.rep(
              "h-moe",
              1,
              new Membership("h-oslo", MembershipRole.MEMBER, null, MOVE),
              new Membership("h-south", MembershipRole.MEMBER, MOVE, null)));

  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;

  private static CloudEvent team(
      String id, String name, @Nullable String region, @Nullable String parent) {
    List<Placement> parents =
        parent == null ? List.of() : List.of(new Placement(parent, null, null));
    return PeopleTopic.told(
        new TeamChanged(ChangeKind.CREATED, id, 1, new Team(name, region, parents)));
  }

  private static List<CloudEvent> deals() {
    List<CloudEvent> events = new ArrayList<>();
    open(events, "h-nia", QUALIFICATION, "5000.00 EUR", "2014-12-31");
    open(events, "h-ola", PROPOSAL, "1000.00 EUR", "2014-12-10");
    open(events, "h-sue", VERBAL, "40.00 EUR", "2014-12-05");
    open(events, "h-moe", NEGOTIATION, "200.00 EUR", "2014-12-20");
    open(events, null, NEGOTIATION, "700000.00 EUR", "2014-12-15");
    closed(events, "h-moe", "30.00", Stage.WON, "2014-11-01T09:00:00Z");
    closed(events, "h-moe", "4.00", Stage.WON, "2014-11-20T09:00:00Z");
    closed(events, "h-free", "60000.00", Stage.WON, "2014-11-05T09:00:00Z");
    closed(events, "h-ola", "9000000.00", Stage.LOST, "2014-11-10T09:00:00Z");
    DealHistory handedOver = closed(events, "h-ola", "80.00", Stage.WON, "2014-11-03T09:00:00Z");
    events.add(handedOver.say("2014-11-25T09:00:00Z", it -> it.of("h-sue")));
    open(events, "h-ola", PROSPECTING, "50.00 USD", "2013-06-01");
    open(events, "h-ola", PROSPECTING, "50.00 EUR", "2013-06-02");
    open(events, "h-ola", PROSPECTING, "50.00 PLN", "2013-06-03");
    events.add(
        new DealHistory().say("2013-02-01T09:00:00Z", it -> it.due("2013-06-04").of("h-ola")));
    return events;
  }

  private static void open(
      List<CloudEvent> events, @Nullable String owner, Stage stage, String worth, String due) {
    String[] parts = worth.split(" ");
    String at = due.substring(0, 4) + "-02-01T09:00:00Z";
    events.add(
        new DealHistory()
            .say(at, it -> it.of(owner).stage(stage).worth(parts[0], parts[1]).due(due)));
  }

  private static DealHistory closed(
      List<CloudEvent> events, String owner, String amount, Stage how, String at) {
    DealHistory deal = new DealHistory();
    events.add(
        deal.say(
            "2014-10-05T09:00:00Z", it -> it.of(owner).worth(amount, "EUR").due("2014-12-01")));
    events.add(deal.say(at, it -> it.stage(how)));
    return deal;
  }

  @BeforeEach
  void published() {
    CatalogTopic.publish(CATALOG);
    PeopleTopic.publish(PEOPLE);
    DealTopic.publish(DEALS);
    Database database = new Database(source);
    database.awaitApplied(CATALOG);
    database.awaitApplied(PEOPLE);
    database.awaitApplied(DEALS);
  }

  @Test
  void a_team_holds_its_own_deals_and_those_of_all_teams_below_and_the_total_each_once() {
    Figures figures = seenWith(Tokens.of("revops"), "team", DECEMBER);

    assertThat(figures.of("closed-won"))
        .as("moe's first win belongs to Oslo, the second to the South; ola's stays in Oslo")
        .containsExactly(
            "h-north 2 110.00 EUR",
            "h-oslo 2 110.00 EUR",
            "h-south 1 4.00 EUR",
            "h-world 3 114.00 EUR",
            "none 1 60000.00 EUR",
            "total 4 60114.00 EUR");
    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "h-north 2 6000.00 EUR",
            "h-oslo 1 1000.00 EUR",
            "h-south 2 240.00 EUR",
            "h-world 4 6240.00 EUR",
            "none 1 700000.00 EUR",
            "total 5 706240.00 EUR");
    assertThat(figures.json().getList("figures[0].rows.label"))
        .containsExactly("The North", "Oslo", "The South", "The World", "none");
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014-11-15 | h-north 4 6204.00 EUR, h-oslo 3 1204.00 EUR, h-south 1 40.00 EUR
          2014-11-15T00:00:00.000001Z | h-north 2 6000.00 EUR, h-oslo 1 1000.00 EUR, \
          h-south 3 244.00 EUR
          """)
  void a_rep_who_moves_takes_the_open_deals_along_from_that_moment(String asOf, String teams) {
    assertThat(String.join(", ", seenWith(Tokens.of("revops"), "team", asOf).of("open-pipeline")))
        .isEqualTo(teams + ", h-world 5 6244.00 EUR, none 1 700000.00 EUR, total 6 706244.00 EUR");
  }

  @Test
  void before_anybody_had_told_of_teams_there_were_none() {
    Figures figures = seenWith(Tokens.of("revops"), "team", DECEMBER + "&knownAt=2019-01-01");

    // Nor was it known that totals are in euros, and there is no rate of euros to dollars.
    assertThat(figures.of("closed-won"))
        .containsExactly("none 4 60114.00 EUR [missingRate]", "total 4 60114.00 EUR [missingRate]");
  }

  @Test
  void a_team_without_a_region_sells_in_that_of_the_nearest_team_above() {
    Figures figures = seenWith(Tokens.of("revops"), "region", DECEMBER);

    assertThat(figures.of("closed-won"))
        .containsExactly(
            "h-iberia 1 4.00 EUR",
            "h-nordic 2 110.00 EUR",
            "none 1 60000.00 EUR",
            "total 4 60114.00 EUR");
    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "h-iberia 2 240.00 EUR",
            "h-nordic 2 6000.00 EUR",
            "none 1 700000.00 EUR",
            "total 5 706240.00 EUR");
  }

  @Test
  void the_forecast_by_category_is_single_and_cumulative_and_never_counts_lost_deals() {
    Figures figures = seenWith(Tokens.of("revops"), "category", DECEMBER);

    assertThat(figures.of("forecast-single"))
        .containsExactly(
            "pipeline 1 5000.00 EUR",
            "bestCase 1 1000.00 EUR",
            "mostLikely 1 40.00 EUR",
            "commit 2 700200.00 EUR",
            "closed 4 60114.00 EUR",
            "total 9 766354.00 EUR");
    assertThat(figures.of("forecast-cumulative"))
        .containsExactly(
            "openPipeline 5 706240.00 EUR",
            "bestCase 8 761354.00 EUR",
            "mostLikely 7 760354.00 EUR",
            "commit 6 760314.00 EUR",
            "closed 4 60114.00 EUR",
            "total 9 766354.00 EUR");
  }

  @Test
  void the_forecast_of_teams_is_a_figure_for_each_category() {
    Figures figures = seenWith(Tokens.of("revops"), "team", DECEMBER);

    assertThat(figures.of("forecast-cumulative", "commit"))
        .containsExactly(
            "h-north 2 110.00 EUR",
            "h-oslo 2 110.00 EUR",
            "h-south 2 204.00 EUR",
            "h-world 4 314.00 EUR",
            "none 2 760000.00 EUR",
            "total 6 760314.00 EUR");
    assertThat(figures.of("forecast-single", "mostLikely"))
        .containsExactly("h-south 1 40.00 EUR", "h-world 1 40.00 EUR", "total 1 40.00 EUR");
    assertThat(figures.json().<Map<String, String>>getList("figures.filters"))
        .extracting(filters -> filters.get("category"))
        .containsExactly(
            null,
            null,
            null,
            null,
            "pipeline",
            "bestCase",
            "mostLikely",
            "commit",
            "closed",
            "openPipeline",
            "bestCase",
            "mostLikely",
            "commit",
            "closed");
  }

  @Test
  void managers_see_todays_people_below_them_grouped_where_the_wins_were() {
    Figures nora = seenWith(Tokens.manager("h-nora"), "team", DECEMBER);
    Figures sam = seenWith(Tokens.manager("h-sam"), "team", DECEMBER);

    assertThat(nora.of("closed-won")).containsExactly("total 0");
    assertThat(nora.of("open-pipeline"))
        .containsExactly(
            "h-north 2 6000.00 EUR",
            "h-oslo 1 1000.00 EUR",
            "h-world 2 6000.00 EUR",
            "total 2 6000.00 EUR");
    assertThat(sam.of("closed-won"))
        .containsExactly(
            "h-north 2 110.00 EUR",
            "h-oslo 2 110.00 EUR",
            "h-south 1 4.00 EUR",
            "h-world 3 114.00 EUR",
            "total 3 114.00 EUR");
  }

  @Test
  void fifty_dollars_and_fifty_euros_are_not_a_hundred() {
    String asked = "period=2013-Q2&asOf=2013-05-01&groupBy=";
    Figures byCurrency = Figures.seenWith(Tokens.rep("h-ola"), asked + "currency");
    Figures byRep = Figures.seenWith(Tokens.rep("h-ola"), asked + "rep");

    // 50 zlotys at 0.25 are 12.50 euros; nobody told a rate of dollars.
    assertThat(byCurrency.of("open-pipeline"))
        .containsExactly(
            "EUR 1 50.00 EUR",
            "PLN 1 12.50 EUR 50.00 PLN",
            "USD 1 50.00 USD [missingRate]",
            "none 1",
            "total 4 50.00 EUR 50.00 PLN 50.00 USD [missingRate]");
    assertThat(byRep.of("open-pipeline"))
        .containsExactly(
            "h-ola 4 50.00 EUR 50.00 PLN 50.00 USD [missingRate]",
            "total 4 50.00 EUR 50.00 PLN 50.00 USD [missingRate]");
    assertThat(byRep.json().getMap("figures[1].total")).doesNotContainKey("amount");
  }

  private static Figures seenWith(String token, String groupBy, String asOf) {
    return Figures.seenWith(token, "period=2014-Q4&groupBy=%s&asOf=%s".formatted(groupBy, asOf));
  }
}
