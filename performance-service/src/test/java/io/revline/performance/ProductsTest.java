package io.revline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second quarter of 2011, worked out by hand. A yen is worth 0.01 dollars. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProductsTest {
  private static final String QUARTER = "period=2011-Q2&asOf=2011-08-01";
  private static final Stories STORIES = stories();

  @Inject DataSource source;

  private static Stories stories() {
    Stories stories = new Stories();
    // Two lines of one product, 60 and half of 30; and two reps who share the deal.
    stories.told(
        "2011-04-01",
        deal ->
            deal.of("p-ann")
                .worth("100.00", "USD")
                .split("p-ann", "50", "p-bob", "50")
                .selling("p-kit", "60.00", "USD", "0")
                .selling("p-care", "25.00", "USD", "0")
                .selling("p-kit", "30.00", "USD", "50"),
        "2011-04-05",
        Stage.WON);
    stories.told(
        "2011-04-01",
        deal ->
            deal.of("p-ann")
                .worth("1001", "JPY")
                .selling("p-kit", "500", "JPY", "0")
                .selling("p-care", "501", "JPY", "0"),
        "2011-05-05",
        Stage.WON);
    stories.told(
        "2011-04-01",
        deal -> deal.of("p-ann").worth("0.00", "USD").selling("p-gift", "50.00", "USD", "100"),
        "2011-04-05",
        Stage.WON);
    stories.told(
        "2011-04-01", deal -> deal.of("p-ann").worth("20.00", "USD"), "2011-04-05", Stage.WON);
    // What came with the loss counts neither as amount nor as lines.
    DealHistory lost =
        stories.open(
            "2011-04-01",
            deal -> deal.of("p-ann").worth("40.00", "USD").selling("p-care", "40.00", "USD", "0"));
    stories.then(
        lost,
        "2011-04-09",
        deal -> deal.worth("45.00", "USD").selling("p-gift", "5.00", "USD", "0").stage(Stage.LOST));
    return stories;
  }

  @BeforeEach
  void standing() {
    STORIES.await(source, CatalogEvents.rate("JPY", "2010-01-01", "0.01"));
  }

  @Test
  void a_win_is_divided_by_the_net_totals_of_its_lines_and_counted_once_per_product() {
    assertThat(by("product").of("won"))
        .containsExactly(
            "none 1 20.00 USD",
            "p-care 2 30.01 USD 501 JPY 25.00 USD",
            "p-gift 1 0.00 USD",
            "p-kit 2 80.00 USD 500 JPY 75.00 USD",
            "total 4 130.01 USD 1001 JPY 120.00 USD");
  }

  @Test
  void the_total_by_product_equals_that_by_rep() {
    assertThat(by("rep").of("won"))
        .containsExactly(
            "p-ann 4 80.01 USD 1001 JPY 70.00 USD",
            "p-bob 1 50.00 USD",
            "total 4 130.01 USD 1001 JPY 120.00 USD");
    assertThat(by("product").of("final-win")).endsWith("total 4 130.01 USD 1001 JPY 120.00 USD");
  }

  @Test
  void a_loss_is_divided_by_the_lines_it_had_while_open() {
    assertThat(by("product").of("lost"))
        .containsExactly(
            "none 0", "p-care 1 40.00 USD", "p-gift 0", "p-kit 0", "total 1 40.00 USD");
  }

  @Test
  void products_have_sizes_and_rates_of_their_own_and_no_quotas() {
    Scorecards figures = by("product");

    assertThat(figures.of("deal-size-mean"))
        .contains("p-care 2 15.00 USD", "p-kit 2 40.00 USD", "total 4 32.50 USD");
    assertThat(figures.of("win-rate-by-value"))
        .contains("p-care 0.428653 3 [smallSample]", "p-kit 1 2 [smallSample]");
    assertThat(figures.metrics()).contains("won").doesNotContain("attainment", "quota");
  }

  private static Scorecards by(String grouping) {
    return Scorecards.by(grouping, Tokens.of("revops"), QUARTER);
  }
}
