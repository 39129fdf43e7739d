package io.revline.forecast;

import static io.revline.testkit.deal.DealFields.Stage.NEGOTIATION;
import static io.revline.testkit.deal.DealFields.Stage.PROPOSAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.ChangeKind;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pounds have three rates, francs none at first; the deals lie in 2011 and 2012. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class CurrencyTest {
  private static final List<CloudEvent> CATALOG =
      List.of(
          CatalogEvents.corporateCurrency("EUR"),
          CatalogEvents.rate("GBP", "2012-01-01", "1.2"),
          CatalogEvents.rate("GBP", "2012-04-01", "1.25"),
          CatalogEvents.rate("GBP", "2012-05-10", "1.2345"));

  private static final List<CloudEvent> DEALS = deals();

  @Inject DataSource source;

  private static List<CloudEvent> deals() {
    List<CloudEvent> events = new ArrayList<>();
    events.add(open(new DealHistory(), "2012-01-10", PROPOSAL, "1000.00", "GBP", "2012-05-20"));
    events.add(open(new DealHistory(), "2012-01-15", NEGOTIATION, "500.00", "EUR", "2012-05-31"));
    won(events, "2012-02-01", "333.33", "GBP", "2012-04-15T10:00:00Z");
    won(events, "2012-02-02", "10.01", "GBP", "2012-05-10T00:00:00Z");
    won(events, "2012-02-03", "100.00", "EUR", "2012-05-02T10:00:00Z");
    DealHistory beforeAnyRate = new DealHistory();
    events.add(open(beforeAnyRate, "2011-11-01", PROPOSAL, "20.00", "GBP", "2012-05-05"));
    events.add(beforeAnyRate.say("2011-12-15T08:00:00Z", deal -> deal.stage(Stage.LOST)));
    won(events, "2012-07-01", "70.00", "CHF", "2012-08-15T10:00:00Z");
    won(events, "2012-07-01", "5.00", "EUR", "2012-08-16T10:00:00Z");
    return events;
  }

  private static CloudEvent open(
      DealHistory deal, String day, Stage stage, String amount, String currency, String due) {
    return deal.say(
        day + "T08:00:00Z", it -> it.stage(stage).worth(amount, currency).due(due).of("ada"));
  }

  private static void won(
      List<CloudEvent> events, String day, String amount, String currency, String wonAt) {
    DealHistory deal = new DealHistory();
    events.add(open(deal, day, PROPOSAL, amount, currency, wonAt.substring(0, 10)));
    events.add(deal.say(wonAt, it -> it.stage(Stage.WON)));
  }

  @BeforeEach
  void published() {
    CatalogTopic.publish(CATALOG);
    DealTopic.publish(DEALS);
    new Database(source).awaitApplied(CATALOG);
    new Database(source).awaitApplied(DEALS);
  }

  @Test
  void what_is_won_is_worth_what_its_win_was_and_what_is_open_what_it_is_at_the_time() {
    // Won: 333.33 x 1.25 = 416.6625 and 10.01 x 1.2345 = 12.357345 and 100: 529.019845.
    assertThat(totals("2012-Q2", "2012-06-01"))
        .containsExactly(
            "total 3 529.02 EUR 100.00 EUR 343.34 GBP",
            "total 2 1734.50 EUR 500.00 EUR 1000.00 GBP",
            "total 2 992.25 EUR 375.00 EUR 500.00 GBP");
  }

  @ParameterizedTest(name = "as of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2012-03-01 | total 0 | total 5 2212.01 EUR 600.00 EUR 1343.34 GBP
          2012-05-10 | total 2 516.66 EUR 100.00 EUR 333.33 GBP \
          | total 3 1762.51 EUR 500.00 EUR 1010.01 GBP
          2012-05-10T00:00:00.000001Z | total 3 529.02 EUR 100.00 EUR 343.34 GBP \
          | total 2 1734.50 EUR 500.00 EUR 1000.00 GBP
          """)
  void as_of_uses_the_rate_of_that_time(String asOf, String won, String open) {
    // 1343.34 x 1.2 + 600 = 2212.008; 333.33 x 1.25 + 100 = 516.6625;
    // 1010.01 x 1.25 + 500 = 1762.5125, as the third rate is not yet there at its own first moment.
    assertThat(totals("2012-Q2", asOf)).startsWith(won, open);
  }

  @Test
  void before_its_first_rate_a_currency_is_not_worth_one_to_one() {
    Figures figures = Figures.seenWith(Tokens.of("revops"), q("2012-Q2", "2011-12-01"));

    assertThat(figures.of("open-pipeline"))
        .containsExactly("ada 1 20.00 GBP [missingRate]", "total 1 20.00 GBP [missingRate]");
    assertThat(figures.of("weighted-pipeline"))
        .containsExactly("ada 1 10.00 GBP [missingRate]", "total 1 10.00 GBP [missingRate]");
    assertThat(figures.json().getString("figures[1].total.reason"))
        .isEqualTo("no rate to EUR for GBP");
    assertThat(figures.json().getMap("figures[1].total")).doesNotContainKey("amount");
  }

  @Test
  void a_missing_rate_takes_the_total_and_a_late_one_brings_it_back() {
    CloudEvent late = CatalogEvents.rate("CHF", "2012-08-01", "0.83");
    CloudEvent deleted = CatalogEvents.rate(ChangeKind.DELETED, 2, "CHF", "2012-08-01", "0.83");
    String missing = "total 2 70.00 CHF 5.00 EUR [missingRate]";

    assertThat(totals("2012-Q3", "2012-09-01").getFirst()).isEqualTo(missing);
    CatalogTopic.publish(late, late);
    awaitWonInQ3("total 2 63.10 EUR 70.00 CHF 5.00 EUR");
    CatalogTopic.publish(deleted, late);
    awaitWonInQ3(missing);
  }

  @Test
  void a_rate_that_breaks_its_contract_is_set_aside_and_the_next_one_is_read() throws SQLException {
    CloudEvent good = CatalogEvents.rate("NOK", "2012-01-01", "0.13");
    CloudEvent bad = CatalogEvents.rate("NOK", "2012-02-01", "0.14");
    CloudEvent zero =
        new CloudEvent(
            bad.id(),
            bad.source(),
            bad.type(),
            bad.subject(),
            bad.aggregateVersion(),
            bad.recordedAt(),
            bad.provenance(),
            bad.body().replace("0.14", "0"));

    DealTopic.send(List.of(CatalogTopic.record(zero), CatalogTopic.record(good)));
    Database database = new Database(source);
    database.awaitApplied(List.of(good));

    assertThat(
            database.number(
                "SELECT count(*) FROM dead_letter WHERE record_key = ANY (?::text[])"
                    + " AND consumer = 'forecast-service-rates' AND reason LIKE '%above 0%'",
                bad.subject()))
        .isEqualTo(1);
    assertThat(
            database.rows(
                "SELECT id, body ->> 'rate' FROM reference_version"
                    + " WHERE id LIKE ANY (?::text[])",
                "NOK/%"))
        .containsExactly(List.of("NOK/2012-01-01", "0.13"));
  }

  private static void awaitWonInQ3(String line) {
    await()
        .atMost(Database.PATIENCE)
        .until(() -> totals("2012-Q3", "2012-09-01").getFirst(), line::equals);
  }

  /** The totals of what is won, open, and open weighted. */
  private static List<String> totals(String period, String asOf) {
    Figures figures = Figures.seenWith(Tokens.of("revops"), q(period, asOf));
    return List.of(
        figures.of("closed-won").getLast(),
        figures.of("open-pipeline").getLast(),
        figures.of("weighted-pipeline").getLast());
  }

  private static String q(String period, String asOf) {
    return "period=%s&groupBy=owner&asOf=%s".formatted(period, asOf);
  }
}
