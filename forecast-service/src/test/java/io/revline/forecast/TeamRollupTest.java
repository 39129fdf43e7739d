package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers see what their teams sell; all deals of this test are won in January 2012. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class TeamRollupTest {
  private static final Instant FEBRUARY = Instant.parse("2012-02-01T00:00:00Z");
  private static final List<CloudEvent> PEOPLE =
      List.of(
          PeopleTopic.team("roll-world", null),
          PeopleTopic.team("roll-north", "roll-world"),
          PeopleTopic.team("roll-south", "roll-world"),
          PeopleTopic.manager("roll-vp", "roll-world"),
          PeopleTopic.manager("roll-nora", "roll-north"),
          PeopleTopic.manager("roll-sam", "roll-south"),
          PeopleTopic.member("roll-ben", "roll-north"),
          PeopleTopic.member("roll-ada", "roll-north"),
          PeopleTopic.rep(
              "roll-ada",
              2,
              new Membership("roll-north", MembershipRole.MEMBER, null, FEBRUARY),
              new Membership("roll-south", MembershipRole.MEMBER, FEBRUARY, null)));
  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;

  private static List<CloudEvent> deals() {
    List<CloudEvent> events = new ArrayList<>();
    won(events, "roll-ada", "1.00");
    won(events, "roll-ben", "20.00");
    won(events, "roll-nora", "300.00");
    won(events, "roll-ghost", "4000.00");
    won(events, null, "50000.00");
    return events;
  }

  private static void won(List<CloudEvent> events, @Nullable String owner, String amount) {
    DealHistory deal = new DealHistory();
    events.add(deal.say("2012-01-02T00:00:00Z", it -> it.worth(amount, "EUR").of(owner)));
    events.add(deal.say("2012-01-20T00:00:00Z", it -> it.stage(Stage.WON)));
  }

  @BeforeEach
  void published() {
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(euros);
    PeopleTopic.publish(PEOPLE);
    DealTopic.publish(DEALS);
    new Database(source).awaitApplied(List.of(euros));
    new Database(source).awaitApplied(PEOPLE);
    new Database(source).awaitApplied(DEALS);
  }

  @Test
  void a_manager_sees_what_those_below_today_have_won_and_no_more() {
    assertThat(wonSeenWith(Tokens.manager("roll-vp"))).isEqualTo("321.00");
    assertThat(wonSeenWith(Tokens.manager("roll-nora"))).isEqualTo("320.00");
    assertThat(wonSeenWith(Tokens.manager("roll-sam"))).isEqualTo("1.00");
    assertThat(wonSeenWith(Tokens.rep("roll-ben"))).isEqualTo("20.00");
    assertThat(wonSeenWith(Tokens.of("finance"))).isEqualTo("54321.00");
  }

  @Test
  void a_manager_nobody_knows_sees_the_own_deals_only() {
    assertThat(wonSeenWith(Tokens.manager("roll-ghost"))).isEqualTo("4000.00");
    assertThat(wonSeenWith(Tokens.manager("roll-stranger"))).isNull();
    assertThat(wonSeenWith(Tokens.of("manager"))).isNull();
  }

  @Test
  void every_version_is_kept_and_counts_as_known_since_this_service_heard_it() throws SQLException {
    assertThat(
            new Database(source)
                .rows(
                    "SELECT version, kind, recorded_at > now() - interval '1 hour'"
                        + " FROM reference_version WHERE type = 'rep' AND id = 'roll-ada'"
                        + " ORDER BY version"))
        .containsExactly(List.of("1", "created", "t"), List.of("2", "changed", "t"));
  }

  private static @Nullable String wonSeenWith(String token) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/v1/forecast/rollups?period=2012-01&groupBy=owner")
        .then()
        .statusCode(200)
        .extract()
        .path("figures.find { it.metric == 'closed-won' }.total.amount.amount");
  }
}
