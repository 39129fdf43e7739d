package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static io.revline.testkit.deal.DealFields.Stage.NEGOTIATION;
import static io.revline.testkit.deal.DealFields.Stage.PROPOSAL;
import static io.revline.testkit.deal.DealFields.Stage.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
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
import io.revline.testkit.deal.DealFields;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first quarter of 2009, every figure worked out by hand. f-ann sells in f-east and f-cat in
 * f-west, both below f-all; f-bob moved from east to west in mid-February. A won is worth 0.01
 * euros.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SplitsTest {
  private static final Instant MOVE = Instant.parse("2009-02-15T00:00:00Z");
  private static final String MARCH = "2009-03-01";
  private static final String ALL_WON = "5 247.02 EUR 237.01 EUR 1001 KRW";

  private static final List<CloudEvent> CATALOG =
      List.of(
          CatalogEvents.corporateCurrency("EUR"), CatalogEvents.rate("KRW", "2009-01-01", "0.01"));

  private static final List<CloudEvent> PEOPLE =
      List.of(
          team("f-all", new Team("All", "f-welt", List.of())),
          team("f-east", new Team("East", "f-ost", belowAll())),
          team("f-west", new Team("West", null, belowAll())),
          PeopleTopic.member("f-ann", "f-east"),
          PeopleTopic.rep(
              "f-bob",
              1,
              new Membership("f-east", MembershipRole.MEMBER, null, MOVE),
              new Membership("f-west", MembershipRole.MEMBER, MOVE, null)),
          PeopleTopic.member("f-cat", "f-west"),
          PeopleTopic.manager("f-wim", "f-west"));

  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;
  private Database database;

  private static List<Placement> belowAll() {
    return List.of(new Placement("f-all", null, null));
  }

  private static CloudEvent team(String id, Team team) {
    return PeopleTopic.told(new TeamChanged(ChangeKind.CREATED, id, 1, team));
  }

  private static List<CloudEvent> deals() {
    List<CloudEvent> told = new ArrayList<>();
    // Three share what cannot be divided by three, and two an odd number of won.
    won(
        told,
        "2009-01-11",
        it ->
            it.of("f-ann")
                .worth("100.01", "EUR")
                .split("f-ann", "33.33", "f-bob", "33.33", "f-cat", "33.34"));
    won(
        told,
        "2009-02-20",
        it -> it.of("f-ann").worth("1001", "KRW").split("f-bob", "50", "f-cat", "50"));
    won(told, "2009-02-10", it -> it.of("f-ann").worth("50.00", "EUR"));
    // After the win somebody else is named for all of it, or it becomes a shared deal.
    DealHistory passedOn =
        won(
            told,
            "2009-01-20",
            it -> it.of("f-ann").worth("80.00", "EUR").split("f-ann", "75", "f-bob", "25"));
    then(told, passedOn, "2009-02-01", it -> it.split("f-cat", "100"));
    DealHistory sharedSince = won(told, "2009-01-25", it -> it.of("f-bob").worth("7.00", "EUR"));
    then(told, sharedSince, "2009-02-03", it -> it.split("f-ann", "50", "f-cat", "50"));
    DealHistory open = new DealHistory();
    then(
        told,
        open,
        "2009-01-05",
        it -> it.of("f-bob").worth("10.03", "EUR").stage(PROPOSAL).due("2009-03-20"));
    then(told, open, "2009-02-01", it -> it.split("f-ann", "50", "f-bob", "30", "f-cat", "20"));
    then(
        told,
        new DealHistory(),
        "2009-01-05",
        it -> it.of("f-cat").due("2009-03-25").split("f-ann", "50", "f-cat", "50"));
    then(
        told,
        new DealHistory(),
        "2009-01-05",
        it -> it.of("f-cat").worth("40.00", "EUR").stage(NEGOTIATION).due("2009-03-30"));
    then(
        told,
        new DealHistory(),
        "2009-01-06",
        it -> it.of("f-ann").worth("20.00", "EUR").split("f-ann", "50", "f-bob", "50"));
    // Learned on 20 July: two weeks before, and before the win, it became a shared deal.
    DealHistory late = won(told, "2009-07-05", it -> it.of("f-ann").worth("10.00", "USD"));
    told.add(
        late.say(
            Instant.parse("2009-07-03T00:00:00Z"),
            Instant.parse("2009-07-20T00:00:00Z"),
            it -> it.split("f-ann", "50", "f-bob", "50")));
    return told;
  }

  private static DealHistory won(List<CloudEvent> told, String day, Consumer<DealFields> start) {
    DealHistory deal = new DealHistory();
    then(told, deal, day.substring(0, 7) + "-01", start);
    then(told, deal, day, it -> it.stage(WON));
    return deal;
  }

  private static void then(
      List<CloudEvent> told, DealHistory deal, String day, Consumer<DealFields> change) {
    told.add(deal.say(day + "T00:00:00Z", change));
  }

  @BeforeEach
  void published() {
    database = new Database(source);
    CatalogTopic.publish(CATALOG);
    PeopleTopic.publish(PEOPLE);
    DealTopic.publish(DEALS);
    database.awaitApplied(CATALOG);
    database.awaitApplied(PEOPLE);
    database.awaitApplied(DEALS);
  }

  @Test
  void a_shared_win_is_credited_by_the_splits_of_its_moment_and_counts_once_in_the_total() {
    assertThat(by("rep", MARCH).of("closed-won"))
        .containsExactly(
            "f-ann 3 143.33 EUR",
            "f-bob 4 65.33 EUR 60.33 EUR 500 KRW",
            "f-cat 2 38.36 EUR 33.35 EUR 501 KRW",
            "total " + ALL_WON);
  }

  @Test
  void an_open_deal_counts_for_all_who_share_it_each_with_a_part() {
    Figures figures = by("owner", MARCH);

    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "f-ann 2 5.01 EUR", "f-bob 1 3.00 EUR", "f-cat 3 42.02 EUR", "total 3 50.03 EUR");
    // Half of 5.01 is 2.505, of 10.03 it is 5.015: each is rounded once, half to even.
    assertThat(figures.of("weighted-pipeline"))
        .containsExactly(
            "f-ann 2 2.50 EUR", "f-bob 1 1.50 EUR", "f-cat 3 31.01 EUR", "total 3 35.02 EUR");
    assertThat(figures.of("undated-pipeline"))
        .containsExactly("f-ann 1 10.00 EUR", "f-bob 1 10.00 EUR", "total 1 20.00 EUR");
  }

  @Test
  void a_split_counts_from_its_moment_on() {
    assertThat(by("owner", "2009-02-01").of("open-pipeline"))
        .containsExactly("f-ann 1", "f-bob 1 10.03 EUR", "f-cat 2 40.00 EUR", "total 3 50.03 EUR");
    assertThat(by("owner", "2009-02-01T00:00:00.000001Z").of("open-pipeline"))
        .contains("f-bob 1 3.00 EUR", "total 3 50.03 EUR");
  }

  @Test
  void a_team_whose_members_share_a_deal_counts_it_once_and_so_does_every_team_above() {
    Figures figures = by("team", MARCH);

    assertThat(figures.of("closed-won"))
        .containsExactly(
            "f-all " + ALL_WON,
            "f-east 4 203.66 EUR",
            "f-west 2 43.36 EUR 33.35 EUR 1001 KRW",
            "total " + ALL_WON);
    assertThat(figures.of("open-pipeline"))
        .containsExactly(
            "f-all 3 50.03 EUR", "f-east 2 5.01 EUR", "f-west 3 45.02 EUR", "total 3 50.03 EUR");
    assertThat(figures.of("forecast-cumulative", "bestCase"))
        .containsExactly(
            "f-all 7 297.05 EUR 287.04 EUR 1001 KRW",
            "f-east 5 208.67 EUR",
            "f-west 4 88.38 EUR 78.37 EUR 1001 KRW",
            "total 7 297.05 EUR 287.04 EUR 1001 KRW");
  }

  @Test
  void the_part_of_a_rep_who_moves_goes_along() {
    assertThat(by("team", "2009-02-10").of("open-pipeline"))
        .containsExactly(
            "f-all 3 50.03 EUR", "f-east 2 8.01 EUR", "f-west 3 42.02 EUR", "total 3 50.03 EUR");
  }

  @Test
  void regions_get_the_parts_of_their_teams() {
    assertThat(by("region", MARCH).of("closed-won"))
        .containsExactly(
            "f-ost 4 203.66 EUR", "f-welt 2 43.36 EUR 33.35 EUR 1001 KRW", "total " + ALL_WON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"category", "owner", "team", "region", "currency"})
  void the_total_is_the_same_by_whatever_is_grouped(String grouping) {
    Figures figures = by(grouping, MARCH);

    assertThat(figures.of("closed-won")).endsWith("total " + ALL_WON);
    assertThat(figures.of("open-pipeline")).endsWith("total 3 50.03 EUR");
    assertThat(figures.of("weighted-pipeline")).endsWith("total 3 35.02 EUR");
    assertThat(figures.of("undated-pipeline")).endsWith("total 1 20.00 EUR");
  }

  @Test
  void who_sees_the_owners_deals_sees_the_parts_of_all_and_sharing_alone_shows_nothing() {
    Figures cat = seenWith(Tokens.rep("f-cat"), "owner", MARCH);
    Figures wim = seenWith(Tokens.manager("f-wim"), "team", MARCH);

    assertThat(cat.of("closed-won")).containsExactly("total 0");
    assertThat(cat.of("open-pipeline"))
        .containsExactly("f-ann 1", "f-cat 2 40.00 EUR", "total 2 40.00 EUR");
    assertThat(wim.of("closed-won"))
        .containsExactly("f-all 1 7.00 EUR", "f-east 1 7.00 EUR", "total 1 7.00 EUR");
    assertThat(wim.of("open-pipeline"))
        .containsExactly(
            "f-all 3 50.03 EUR", "f-east 2 5.01 EUR", "f-west 3 45.02 EUR", "total 3 50.03 EUR");
  }

  @Test
  void a_split_that_was_learned_late_credits_from_when_it_was_known() {
    String asked = "period=2009-07&groupBy=owner&asOf=2009-08-01&knownAt=";
    String token = Tokens.of("revops");

    assertThat(Figures.seenWith(token, asked + "2009-07-20").of("closed-won"))
        .containsExactly("f-ann 1 10.00 USD", "total 1 10.00 USD");
    assertThat(Figures.seenWith(token, asked + "2009-07-21").of("closed-won"))
        .containsExactly("f-ann 1 5.00 USD", "f-bob 1 5.00 USD", "total 1 10.00 USD");
  }

  @Test
  void segments_from_before_get_their_splits_by_a_rebuild() throws SQLException {
    List<String> before = by("rep", MARCH).of("closed-won");
    database.run("UPDATE deal_segment SET splits = NULL WHERE owner LIKE 'f-%'");
    assertThat(by("rep", MARCH).of("closed-won"))
        .containsExactly(
            "f-ann 4 240.02 EUR 230.01 EUR 1001 KRW", "f-bob 1 7.00 EUR", "total " + ALL_WON);

    assertThat(rebuilt()).isEqualTo("succeeded");

    assertThat(by("rep", MARCH).of("closed-won")).isEqualTo(before);
  }

  private static String rebuilt() {
    String rebuilds = "/api/v1/forecast/rebuilds";
    String id =
        as("ops")
            .body("{\"consumer\": \"forecast-service\"}")
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

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role)).contentType("application/json");
  }

  private static Figures by(String grouping, String asOf) {
    return seenWith(Tokens.of("revops"), grouping, asOf);
  }

  private static Figures seenWith(String token, String grouping, String asOf) {
    return Figures.seenWith(token, "period=2009-Q1&groupBy=%s&asOf=%s".formatted(grouping, asOf));
  }
}
