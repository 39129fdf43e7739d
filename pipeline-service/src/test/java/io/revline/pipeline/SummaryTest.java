package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revline.contracts.ChangeKind;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.contracts.people.Placement;
import io.revline.contracts.people.Team;
import io.revline.contracts.people.TeamChanged;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who deals count for, and what they are worth together; all of 2015. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SummaryTest {
  private static final Instant JUNE = Instant.parse("2015-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2015-07-01T00:00:00Z");
  private static final String RATES = "/api/v1/exchange-rates";

  @Inject DataSource source;

  /** The corporate currency of other tests can only change while there are no rates. */
  @AfterEach
  void without_rates() {
    List<String> ids = as("revops").get(RATES + "?limit=200").path("items.id");
    for (String id : ids) {
      String tag = as("revops").get(RATES + "/" + id).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(RATES + "/" + id).then().statusCode(204);
    }
  }

  /**
   * North stood below EMEA until June and below APAC since; Ann went from north to south in July.
   */
  @Test
  void closed_deals_stay_where_they_closed_and_open_ones_move_with_their_owner() {
    know(
        team("sum-emea", "sum-europe"),
        team("sum-apac", "sum-asia"),
        team(
            "sum-north",
            null,
            new Placement("sum-emea", null, JUNE),
            new Placement("sum-apac", JUNE, null)),
        team("sum-south", "sum-nordics"),
        PeopleTopic.rep(
            "sum-ann",
            1,
            new Membership("sum-north", MembershipRole.MEMBER, null, JULY),
            new Membership("sum-south", MembershipRole.MEMBER, JULY, null)));
    tell("sum-1", "2015-01-10T08:00:00Z", deal("sum", "100", "proposal", "sum-ann"));
    tell("sum-1", "2015-05-10T08:00:00Z", "\"stage\": \"won\"");
    tell("sum-1", "2015-08-01T08:00:00Z", "\"owner\": \"sum-bob\"");
    tell("sum-2", "2015-02-01T08:00:00Z", deal("sum", "200", "proposal", "sum-ann"));
    tell("sum-3", "2015-02-02T08:00:00Z", deal("sum", "400", "proposal", "sum-ann"));
    tell("sum-3", "2015-07-01T00:00:00Z", "\"stage\": \"lost\"");

    assertThat(rows("team", "sum&asOf=2015-07-01")).isEqualTo(Map.of("sum-north", "3 700.00 USD"));
    Map<String, String> moved = Map.of("sum-north", "1 100.00 USD", "sum-south", "2 600.00 USD");
    assertThat(rows("team", "sum&asOf=2015-07-02")).isEqualTo(moved);
    assertThat(rows("team", "sum")).isEqualTo(moved);
    assertThat(rows("owner", "sum")).isEqualTo(Map.of("sum-ann", "3 700.00 USD"));
    assertThat(rows("owner", "sum&asOf=2015-09-01")).isEqualTo(Map.of("sum-ann", "3 700.00 USD"));
    assertThat(rows("region", "sum&asOf=2015-06-15"))
        .isEqualTo(Map.of("sum-europe", "1 100.00 USD", "sum-asia", "2 600.00 USD"));
    assertThat(rows("region", "sum"))
        .isEqualTo(Map.of("sum-europe", "1 100.00 USD", "sum-nordics", "2 600.00 USD"));
    assertThat(rows("team", "sum&knownAt=2020-01-01")).as("nothing known yet").isEmpty();
  }

  @Test
  void what_is_learned_of_a_rep_later_leaves_an_answer_with_both_times_as_it_was() {
    know(
        team("late-north", null),
        team("late-south", null),
        PeopleTopic.member("late-ann", "late-north"));
    tell("late-1", "2015-01-10T08:00:00Z", deal("late", "100", "won", "late-ann"));
    String query = "late&asOf=2015-07-02&knownAt=" + summary("team", "late").getString("knownAt");
    Map<String, String> before = rows("team", query);

    know(
        PeopleTopic.rep(
            "late-ann", 2, new Membership("late-south", MembershipRole.MEMBER, null, null)));

    assertThat(before).isEqualTo(Map.of("late-north", "1 100.00 USD"));
    assertThat(rows("team", query)).isEqualTo(before);
    assertThat(rows("team", "late&asOf=2015-07-02"))
        .isEqualTo(Map.of("late-south", "1 100.00 USD"));
  }

  @Test
  void three_rates_give_totals_to_the_cent_and_a_missing_one_none() {
    rate("NOK/2015-01-01", "0.12");
    rate("NOK/2015-05-10", "0.125");
    rate("NOK/2015-07-01", "0.13");
    tell(
        "fx-won",
        "2015-05-01T08:00:00Z",
        deal("fx", "1000.01", "proposal", "a").replace("USD", "NOK"));
    tell("fx-won", "2015-05-10T08:00:00Z", "\"stage\": \"won\"");
    tell(
        "fx-lost", "2015-05-01T08:00:00Z", deal("fx", "10", "proposal", "a").replace("USD", "NOK"));
    tell("fx-lost", "2015-05-09T23:00:00Z", "\"stage\": \"lost\"");
    tell(
        "fx-nok", "2015-06-01T08:00:00Z", deal("fx", "500", "proposal", "a").replace("USD", "NOK"));
    tell("fx-usd", "2015-06-01T08:00:00Z", deal("fx", "1", "proposal", "a"));
    tell("fx-huf", "2015-07-05T08:00:00Z", deal("fx", "7", "proposal", "a").replace("USD", "HUF"));

    // Won 1000.01 x 0.125 = 125.00125, lost 10 x 0.12 = 1.20, open 500 x 0.125 + 1 = 63.50.
    assertThat(rows("stage", "fx&asOf=2015-07-01"))
        .containsEntry("won", "1 125.00 USD")
        .containsEntry("lost", "1 1.20 USD")
        .containsEntry("proposal", "2 63.50 USD");
    JsonPath before = summary("stage", "fx&asOf=2015-07-01");
    assertThat(before.getString("total.amount.amount")).isEqualTo("189.70");
    assertThat(before.getList("total.amounts.amount")).containsExactly("1510.01", "1.00");
    // The third rate: open 500 x 0.13 + 1 = 66.00.
    assertThat(rows("stage", "fx&asOf=2015-07-02")).containsEntry("proposal", "2 66.00 USD");
    JsonPath missing = summary("stage", "fx&asOf=2015-07-06");
    assertThat(missing.getString("total.amount")).isNull();
    assertThat(missing.getList("total.amounts.currency")).containsExactly("HUF", "NOK", "USD");
    assertThat(missing.getList("total.flags")).containsExactly("missingRate");
    assertThat(missing.getString("total.reason")).isEqualTo("no rate to USD for HUF");
  }

  @Test
  void accounts_have_their_names_months_their_close_and_what_is_missing_counts_as_none() {
    as("revops")
        .body("{\"name\": \"Summer\"}")
        .put("/api/v1/accounts/month")
        .then()
        .statusCode(201);
    tell("month-1", "2015-01-01T08:00:00Z", deal("month", "1", "proposal", "a"));
    tell("month-1", "2015-05-15T08:00:00Z", "\"stage\": \"won\", \"closeDate\": \"2015-09-09\"");
    tell(
        "month-2",
        "2015-01-01T08:00:00Z",
        deal("month", "2", "proposal", "a") + ", \"closeDate\": \"2015-06-15\"");
    tell("month-3", "2015-01-01T08:00:00Z", "\"name\": \"any\", \"account\": \"month\"");

    assertThat(rows("month", "month"))
        .isEqualTo(Map.of("2015-05", "1 1.00 USD", "2015-06", "1 2.00 USD", "none", "1 null null"));
    assertThat(rows("owner", "month")).containsEntry("none", "1 null null");
    assertThat(rows("team", "month")).isEqualTo(Map.of("none", "3 3.00 USD"));
    as("revops")
        .get("/api/v1/deals/summary?groupBy=account&account=month")
        .then()
        .body("metric", equalTo("deals"))
        .body("definitionVersion", equalTo(2))
        .body("rows.label", contains("Summer"))
        .body("rows[0].amounts", nullValue())
        .body("rows[0].count", equalTo(3));
  }

  @Test
  void another_grouping_is_refused() {
    as("revops")
        .get("/api/v1/deals/summary?groupBy=colour")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("groupBy"));
  }

  @Test
  void a_group_has_the_name_it_has_and_had_the_name_it_had() {
    String path = "/api/v1/accounts/sum-named";
    as("revops").body("{\"name\": \"Old\"}").put(path).then().statusCode(201);
    tell("sum-named", "2015-01-10T08:00:00Z", deal("sum-named", "100", "proposal", "sum-ann"));
    JsonPath old = await().until(() -> summary("account", "sum-named"), named("Old"));

    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"name\": \"New\"}")
        .put(path)
        .then()
        .statusCode(200);

    await().until(() -> summary("account", "sum-named"), named("New"));
    String then =
        "sum-named&asOf=%s&knownAt=%s".formatted(old.getString("asOf"), old.getString("knownAt"));
    assertThat(summary("account", then)).matches(named("Old"));
    assertThat(summary("account", "sum-named")).matches(named("New"));
  }

  private void know(CloudEvent... events) {
    PeopleTopic.publish(List.of(events));
    new Database(source).awaitApplied(List.of(events));
  }

  private static CloudEvent team(String id, @Nullable String region, Placement... parents) {
    return PeopleTopic.told(
        new TeamChanged(ChangeKind.CREATED, id, 1, new Team(id, region, List.of(parents))));
  }

  private static Predicate<JsonPath> named(String label) {
    return figure -> label.equals(figure.getString("rows[0].label"));
  }

  private static String deal(String account, String amount, String stage, String owner) {
    return """
    "name": "any", "account": "%s", "stage": "%s", "owner": "%s",
    "amount": {"amount": "%s", "currency": "USD"}\
    """
        .formatted(account, stage, owner, amount);
  }

  private static void tell(String name, String at, String fields) {
    int status =
        as("integration")
            .body("{%s, \"at\": \"%s\"}".formatted(fields, at))
            .put("/api/v1/deals/by-external-id/summary/" + name)
            .statusCode();
    assertThat(status).isIn(200, 201);
  }

  private static void rate(String id, String rate) {
    as("revops")
        .body("{\"rate\": \"%s\"}".formatted(rate))
        .put(RATES + "/" + id)
        .then()
        .statusCode(201);
  }

  /** What stands in the rows that have deals: count, amount and currency by key. */
  private static Map<String, String> rows(String groupBy, String account) {
    Map<String, String> rows = new TreeMap<>();
    JsonPath figure = summary(groupBy, account);
    for (Map<String, Object> row : figure.<Map<String, Object>>getList("rows")) {
      Map<?, ?> amount = row.get("amount") instanceof Map<?, ?> money ? money : Map.of();
      if (!Integer.valueOf(0).equals(row.get("count"))) {
        rows.put(
            String.valueOf(row.get("key")),
            row.get("count") + " " + amount.get("amount") + " " + amount.get("currency"));
      }
    }
    return rows;
  }

  private static JsonPath summary(String groupBy, String account) {
    return as("revops")
        .get("/api/v1/deals/summary?groupBy=" + groupBy + "&account=" + account)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
