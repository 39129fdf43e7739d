package io.revline.forecast;

import static io.restassured.RestAssured.given;
import static io.revline.testkit.deal.DealFields.Stage.PROPOSAL;
import static io.revline.testkit.export.ExportedTable.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.contracts.ChangeKind;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.contracts.people.Team;
import io.revline.contracts.people.TeamChanged;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.export.ExportedTable;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deals of this test lie in 1950 and 1951, those in currencies without a rate in 1970, and
 * those that are told later in 1930. Every month of 1950 brings the account u-acme 100 euros more
 * than the one before; everything else is won in 1951.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class SeriesTest {
  private static final Instant MOVE = Instant.parse("1951-02-15T00:00:00Z");

  private static final List<CloudEvent> CATALOG =
      List.of(
          CatalogEvents.corporateCurrency("EUR"),
          CatalogEvents.rate("AUD", "1951-01-01", "0.5"),
          CatalogEvents.rate("AUD", "1951-03-10", "0.25"));

  private static final List<CloudEvent> PEOPLE =
      List.of(
          PeopleTopic.told(
              new TeamChanged(
                  ChangeKind.CREATED, "u-east", 1, new Team("East", "u-ost", List.of()))),
          PeopleTopic.told(
              new TeamChanged(
                  ChangeKind.CREATED, "u-west", 1, new Team("West", "u-wild", List.of()))),
          PeopleTopic.member("u-ann", "u-east"),
          PeopleTopic.rep(
              "u-bob",
              1,
              new Membership("u-east", MembershipRole.MEMBER, null, MOVE),
              new Membership("u-west", MembershipRole.MEMBER, MOVE, null)),
          PeopleTopic.manager("u-wim", "u-west"));

  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;
  private Database database;

  private static List<CloudEvent> deals() {
    List<CloudEvent> told = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      String day = "1950-%02d-20".formatted(month);
      String worth = month * 100 + ".00";
      won(told, day, it -> it.of("u-ann").with("u-acme").worth(worth, "EUR"));
    }
    won(
        told,
        "1951-01-10",
        it ->
            it.of("u-ann")
                .worth("90.00", "EUR")
                .split("u-ann", "33.33", "u-bob", "66.67")
                .selling("u-lamp", "60.00", "EUR", "0")
                .selling("u-desk", "30.00", "EUR", "0"));
    won(told, "1951-02-20", it -> it.of("u-bob").with("u-best").worth("40.00", "AUD"));
    won(told, "1951-03-20", it -> it.of("u-bob").with("u-best").worth("40.00", "AUD"));
    DealHistory passedOn =
        won(told, "1951-03-05", it -> it.of("u-ann").with("u-best").worth("7.00", "EUR"));
    told.add(passedOn.say("1951-03-25T09:00:00Z", it -> it.of("u-bob").with("u-acme")));
    won(told, "1951-03-31", it -> it.of("u-ann"));
    DealHistory reopened =
        won(told, "1951-02-01", it -> it.of("u-ann").with("u-acme").worth("5000.00", "EUR"));
    told.add(reopened.say("1951-02-05T09:00:00Z", it -> it.stage(PROPOSAL)));
    told.add(reopened.say("1951-02-06T09:00:00Z", it -> it.stage(Stage.LOST)));
    DealHistory lost = new DealHistory();
    told.add(
        lost.say(
            "1951-01-02T09:00:00Z", it -> it.of("u-ann").with("u-acme").worth("6000.00", "EUR")));
    told.add(lost.say("1951-01-03T09:00:00Z", it -> it.stage(Stage.LOST)));
    won(told, "1951-04-02", it -> it.of("u-ann").with("u-acme").worth("70000.00", "EUR"));
    won(told, "1970-01-20", it -> it.of("u-ann").with("u-acme").worth("10.00", "EUR"));
    won(told, "1970-02-20", it -> it.of("u-ann").with("u-acme").worth("10.00", "EUR"));
    won(told, "1970-02-21", it -> it.of("u-ann").with("u-best").worth("10.00", "NZD"));
    return told;
  }

  private static DealHistory won(List<CloudEvent> told, String day, Consumer<DealFields> fields) {
    DealHistory deal = new DealHistory();
    told.add(deal.say(day + "T08:00:00Z", fields));
    told.add(deal.say(day + "T09:00:00Z", it -> it.stage(Stage.WON)));
    return deal;
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
  void what_was_won_is_the_history_of_each_account() {
    JsonNode series = seen("by=account&step=quarter&asOf=1951-04-01");

    assertThat(history(series, "u-acme"))
        .containsExactly(
            "1950-Q1 600.00 EUR",
            "1950-Q2 1500.00 EUR",
            "1950-Q3 2400.00 EUR",
            "1950-Q4 3300.00 EUR",
            "1951-Q1 0.00 EUR");
    // 40 at 0.5, 40 at 0.25, and 7 by the account at the time of the win.
    assertThat(history(series, "u-best")).containsExactly("1951-Q1 37.00 EUR");
    assertThat(history(series, "none")).containsExactly("1951-Q1 90.00 EUR");
    assertThat(keys(series)).containsExactly("none", "u-acme", "u-best");
    assertThat(history(series.get("total")).getLast()).isEqualTo("1951-Q1 127.00 EUR");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner   | u-ann  | 29.99 0.00 7.00
          owner   | u-bob  | 60.01 20.00 10.00
          region  | u-ost  | 90.00 0.00 7.00
          region  | u-wild | 20.00 10.00
          product | u-lamp | 60.00 0.00 0.00
          product | u-desk | 30.00 0.00 0.00
          product | none   | 0.00 20.00 17.00
          total   | total  | 90.00 20.00 17.00
          """)
  void a_win_counts_for_whom_and_what_it_did_at_its_time(String by, String key, String in1951) {
    List<String> history = history(seen("by=" + by + "&step=month&asOf=1951-04-01"), key);

    assertThat(
            history.stream()
                .filter(line -> line.startsWith("1951"))
                .map(line -> line.split(" ")[1]))
        .containsExactly(in1951.split(" "));
  }

  @Test
  void the_period_asked_about_is_the_first_that_is_forecast() {
    JsonNode series = seen("by=account&step=month&horizon=4&asOf=1951-03-31T23:59:59.999999Z");

    JsonNode acme = row(series, "u-acme");
    assertThat(texts(acme.get("history"), "period")).startsWith("1950-01").endsWith("1951-02");
    assertThat(texts(acme.get("forecasts"), "period"))
        .containsExactly("1951-03", "1951-04", "1951-05", "1951-06");
    assertThat(acme.get("forecasts").valueStream())
        .allSatisfy(forecast -> {
          assertThat(amount(forecast, "low"))
              .isBetween(BigDecimal.ZERO, amount(forecast, "amount"));
          assertThat(amount(forecast, "high")).isGreaterThanOrEqualTo(amount(forecast, "amount"));
          assertThat(forecast.at("/amount/currency").asText()).isEqualTo("EUR");
        });
    assertThat(seen("by=account&step=month&asOf=1951-03-01").get("rows"))
        .as("within a period nothing changes but what was known before")
        .isEqualTo(seen("by=account&step=month&asOf=1951-03-31").get("rows"));
  }

  @Test
  void a_row_says_how_its_forecast_came_about_and_how_good_such_were() {
    JsonNode acme = row(seen("by=account&step=month&asOf=1951-01-01"), "u-acme");

    BigDecimal weights =
        acme.get("members")
            .valueStream()
            .map(member -> member.get("weight").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(weights).isBetween(new BigDecimal("0.95"), new BigDecimal("1.001"));
    // Each month but the first is forecast; the month before is off by 100 of 200 to 1200 euros.
    assertThat(acme.at("/backtest/forecasts").asInt()).isEqualTo(11);
    JsonNode last = acme.at("/backtest/baselines/0");
    assertThat(last.get("member").asText()).isEqualTo("last-period");
    assertThat(last.get("error").decimalValue()).isEqualByComparingTo("0.1429");
    assertThat(last.get("forecasts").asInt()).isEqualTo(11);
    assertThat(acme.at("/backtest/error").decimalValue())
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(acme.has("flags")).as("nothing to keep in mind").isFalse();
    assertThat(acme.has("reason")).isFalse();
    assertThat(acme.has("index")).isFalse();
  }

  @Test
  void what_there_is_little_of_is_flagged() {
    JsonNode series = seen("by=account&step=month&asOf=1951-04-01");

    assertThat(flags(series, "u-acme")).containsExactly("silent");
    assertThat(flags(series, "u-best")).containsExactly("shortHistory", "fewBacktests");
    assertThat(flags(series, "none"))
        .containsExactly("shortHistory", "fewBacktests", "intermittent");
  }

  @Test
  void a_deal_won_at_that_very_moment_or_later_changes_nothing() {
    JsonNode before = seen("by=account&step=month&horizon=6&asOf=1950-12-20T09:00:00Z");
    JsonNode after = seen("by=account&step=quarter&asOf=1950-12-20T09:00:00.000001Z");

    assertThat(history(before, "u-acme")).last().isEqualTo("1950-11 1100.00 EUR");
    assertThat(history(after, "u-acme")).last().isEqualTo("1950-Q3 2400.00 EUR");
    assertThat(keys(before)).containsExactly("u-acme");
  }

  @Test
  void with_both_times_given_an_answer_stays_the_same_for_ever() {
    String asked = "by=owner&step=month&asOf=1931-01-01&knownAt=";
    List<CloudEvent> early = new ArrayList<>();
    won(early, "1930-11-10", it -> it.of("u-old").worth("10.00", "USD"));
    DealTopic.publish(early);
    database.awaitApplied(early);
    Response first = as(Tokens.of("finance"), asked + "1931-01-01");

    List<CloudEvent> late = new ArrayList<>();
    DealHistory deal = new DealHistory();
    Instant learned = Instant.parse("1931-02-01T00:00:00Z");
    late.add(
        deal.say(
            Instant.parse("1930-11-11T09:00:00Z"),
            learned,
            it -> it.of("u-old").worth("5.00", "USD").stage(Stage.WON)));
    won(late, "1931-01-01", it -> it.of("u-old").worth("900.00", "USD"));
    DealTopic.publish(late);
    database.awaitApplied(late);

    assertThat(as(Tokens.of("finance"), asked + "1931-01-01").asByteArray())
        .isEqualTo(first.asByteArray());
    assertThat(history(json(as(Tokens.of("finance"), asked + "1931-03-01").asString()), "u-old"))
        .containsExactly("1930-11 15.00 USD", "1930-12 0.00 USD");
    assertThat(json(first.asString()).get("knownAt").asText()).isEqualTo("1931-01-01T00:00:00Z");
  }

  @Test
  void a_missing_rate_takes_the_forecast_of_who_needs_it() {
    JsonNode series = seen("by=account&step=month&asOf=1970-03-01");

    JsonNode unrated = row(series, "u-best");
    assertThat(unrated.get("forecasts")).isEmpty();
    assertThat(unrated.get("history")).isEmpty();
    assertThat(unrated.get("flags")).hasToString("[\"missingRate\"]");
    assertThat(unrated.get("reason").asText()).isEqualTo("a rate to EUR is missing");
    assertThat(series.at("/total/reason").asText()).isEqualTo("a rate to EUR is missing");
    assertThat(row(series, "u-acme").get("forecasts")).hasSize(3);
  }

  @Test
  void who_asks_sees_the_wins_of_the_deals_that_are_theirs_today() {
    String asked = "by=account&step=month&asOf=1951-04-01";

    JsonNode ann = json(as(Tokens.rep("u-ann"), asked).asString());
    JsonNode wim = json(as(Tokens.manager("u-wim"), asked).asString());
    JsonNode nobody = json(as(Tokens.of("rep"), asked).asString());

    assertThat(keys(ann)).containsExactly("none", "u-acme");
    // Handed over after the win: credit stays, sight does not.
    assertThat(history(wim, "u-best")).containsExactly("1951-02 20.00 EUR", "1951-03 17.00 EUR");
    assertThat(keys(wim)).containsExactly("u-best");
    assertThat(nobody.get("rows")).isEmpty();
    assertThat(nobody.at("/total/reason").asText()).isEqualTo("nothing was won before");
    given().get("/api/v1/forecast/series?" + asked).then().statusCode(401);
    as(Tokens.of("ops"), asked).then().statusCode(403);
    as(Tokens.of("integration"), asked).then().statusCode(403);
  }

  @Test
  void pages_follow_each_other_and_say_the_same() {
    String asked = "by=account&step=month&asOf=1951-04-01";
    JsonNode all = seen(asked);

    JsonNode first = seen(asked + "&limit=2");
    JsonNode second = seen(asked + "&limit=2&cursor=" + first.get("next").asText());

    assertThat(keys(first)).containsExactly("none", "u-acme");
    assertThat(second.get("rows").get(0)).isEqualTo(all.get("rows").get(2));
    assertThat(second.has("next")).isFalse();
    assertThat(second.get("total")).isEqualTo(all.get("total"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_table_has_a_row_for_each_key_and_period(String format) {
    String asked = "by=account&step=month&asOf=1951-04-01&horizon=2";

    byte[] file = as(Tokens.of("finance"), asked + "&format=" + format).asByteArray();

    ExportedTable table = format.equals("csv") ? ExportedTable.csv(file) : ExportedTable.xlsx(file);
    assertThat(table.column("key"))
        .containsExactly("none", "none", "u-acme", "u-acme", "u-best", "u-best");
    assertThat(table.column("forecasts.period").subList(0, 2))
        .containsExactly("1951-04", "1951-05");
    JsonNode best = row(seen(asked), "u-best").get("forecasts").get(1);
    assertThat(new BigDecimal(table.column("forecasts.high.amount").getLast().toString()))
        .isEqualByComparingTo(amount(best, "high"));
  }

  @Test
  void without_any_win_there_is_a_reason_and_no_figure() {
    JsonNode series = seen("by=total&step=quarter&asOf=1920-01-01");

    assertThat(series.get("rows")).isEmpty();
    assertThat(series.at("/total/forecasts")).isEmpty();
    assertThat(series.at("/total/reason").asText()).isEqualTo("nothing was won before");
  }

  @ParameterizedTest(name = "{1} is refused for {0}")
  @CsvSource({
    "by, step=month",
    "by, by=stage&step=month",
    "step, by=total",
    "step, by=total&step=year",
    "horizon, by=total&step=month&horizon=0",
    "horizon, by=total&step=month&horizon=25",
    "horizon, by=total&step=quarter&horizon=9",
    "horizon, by=total&step=quarter&horizon=two",
    "asOf, by=total&step=month&asOf=yesterday",
    "asOf, by=total&step=month&asOf=2999-01-01",
    "asOf, by=total&step=month&asOf=0900-01-01",
    "knownAt, by=total&step=month&knownAt=soon",
    "limit, by=total&step=month&limit=0",
    "limit, by=total&step=month&limit=10001",
    "cursor, by=total&step=month&cursor=!",
    "team, by=total&step=month&team=north",
    "format, by=total&step=month&format=pdf"
  })
  void a_wrong_parameter_is_a_problem_that_names_it(String field, String parameters) {
    as(Tokens.of("finance"), parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));
  }

  private static JsonNode seen(String parameters) {
    Response response = as(Tokens.of("finance"), parameters);
    response.then().statusCode(200);
    return json(response.asString());
  }

  private static Response as(String token, String parameters) {
    return given().auth().oauth2(token).get("/api/v1/forecast/series?" + parameters);
  }

  private static List<String> keys(JsonNode series) {
    return texts(series.get("rows"), "key");
  }

  private static JsonNode row(JsonNode series, String key) {
    return series
        .get("rows")
        .valueStream()
        .filter(row -> row.get("key").asText().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is none of " + keys(series)));
  }

  private static List<String> history(JsonNode series, String key) {
    return history(row(series, key));
  }

  private static List<String> history(JsonNode row) {
    return row.get("history")
        .valueStream()
        .map(won ->
            won.get("period").asText()
                + " "
                + won.at("/amount/amount").asText()
                + " "
                + won.at("/amount/currency").asText())
        .toList();
  }

  private static List<String> flags(JsonNode series, String key) {
    return row(series, key).get("flags").valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(each -> each.get(field).asText()).toList();
  }

  private static BigDecimal amount(JsonNode forecast, String field) {
    return new BigDecimal(forecast.get(field).get("amount").asText());
  }
}
