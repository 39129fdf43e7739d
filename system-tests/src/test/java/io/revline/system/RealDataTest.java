package io.revline.system;

import static io.revline.system.RealData.applied;
import static io.revline.system.RealData.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.revline.system.RealData.Sum;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Data that nobody made for Revline, each set in an empty platform and through a crash of
 * pipeline-service in the middle of its import: the figures are those that were computed from the
 * raw files, whichever service is asked, and the rows are those of an import without a crash.
 */
@Order(6)
class RealDataTest {
  @Test
  void the_bicycle_makers_reps_attained_what_they_attained() throws IOException {
    JsonNode expected = RealData.expected("adventureworks_reseller");
    try (RealData bicycles = RealData.of("adventureworks")) {
      bicycles.pipeline("aw", "open open", "won won", "lost lost");
      bicycles.imported("adventureworks_teams", "SalesTerritory.csv");
      bicycles.imported("adventureworks_reps", "reps.csv");
      assertThat(applied(bicycles.imported("adventureworks_members", "SalesTerritoryHistory.csv")))
          .isEqualTo(17);
      assertThat(applied(bicycles.imported("adventureworks_quotas", "quotas.csv"))).isEqualTo(163);

      JsonNode job = bicycles.importedThroughACrash("adventureworks", "FactResellerSales.csv");

      assertThat(applied(job)).isEqualTo(expected.path("rows").asLong());
      assertThat(applied(job)).isEqualTo(57_851);
      assertThat(bicycles.won(2017, 2020))
          .containsOnly(
              new Sum(
                  expected.path("orders").asLong(),
                  expected.path("total").decimalValue().setScale(2)));
      assertAttainments(bicycles);
      assertTerritories(bicycles);
      bicycles.assertTheSameWithoutACrash(
          "adventureworks", "SalesOrderNumber", "adventureworks", "FactResellerSales.csv");
    }
  }

  private static void assertAttainments(RealData bicycles) throws IOException {
    Map<String, Map<String, BigDecimal>> shown = new HashMap<>();
    int rows = 0;
    for (Map<String, String> row : table(bicycles.file("attainment_by_rep_quarter.csv"))) {
      Map<String, BigDecimal> ofQuarter =
          shown.computeIfAbsent(
              row.get("quarter"), quarter -> attainments(bicycles, quarter.replace("Q", "-Q")));
      assertThat(ofQuarter.get(row.get("business_entity_id")))
          .as(row.toString())
          .isEqualByComparingTo(row.get("attainment"));
      rows++;
    }
    assertThat(rows).isEqualTo(163);
  }

  /** The attainment of each rep, as precisely as the file has it. */
  private static Map<String, BigDecimal> attainments(RealData bicycles, String period) {
    Map<String, BigDecimal> attainments = new HashMap<>();
    bicycles
        .api()
        .figure("/api/v1/performance/scorecards?groupBy=rep&period=" + period, "attainment")
        .rows()
        .forEach(row -> {
          if (row.json().path("value").isNumber()) {
            attainments.put(row.key(), row.number("value").setScale(6, RoundingMode.HALF_EVEN));
          }
        });
    return attainments;
  }

  /** What was sold in each territory and year, added up from the raw tables. */
  private static void assertTerritories(RealData bicycles) throws IOException {
    Map<String, String> reps = new HashMap<>();
    table(bicycles.file("reps.csv"))
        .forEach(row -> reps.put(row.get("employee_key"), row.get("rep_id")));
    List<String[]> history =
        Files.readAllLines(bicycles.file("SalesTerritoryHistory.csv")).stream()
            .map(line -> line.split("\t"))
            .toList();
    Map<String, BigDecimal> sold = new TreeMap<>();
    for (Map<String, String> line : table(bicycles.file("FactResellerSales.csv"))) {
      LocalDate day = LocalDate.parse(line.get("OrderDate"));
      String rep = reps.get(line.get("EmployeeKey"));
      String territory =
          history.stream()
              .filter(member -> member[0].equals(rep))
              .filter(member -> !day.isBefore(later(member[2])))
              .filter(member -> member[3].isBlank() || !day.isAfter(later(member[3])))
              .map(member -> "territory-" + member[1])
              .findFirst()
              .orElse("none");
      sold.merge(
          "FY%d %s".formatted(day.getYear(), territory),
          new BigDecimal(line.get("UnitPrice")).multiply(new BigDecimal(line.get("OrderQuantity"))),
          BigDecimal::add);
    }
    Map<String, BigDecimal> shown = new TreeMap<>();
    for (int year = 2017; year <= 2020; year++) {
      String period = "FY" + year;
      bicycles
          .api()
          .figure("/api/v1/performance/scorecards?groupBy=team&period=" + period, "won")
          .rows()
          .forEach(row -> {
            if (row.count() > 0) {
              shown.put(period + " " + row.key(), row.amount("USD"));
            }
          });
    }
    sold.replaceAll((key, amount) -> amount.setScale(2, RoundingMode.UNNECESSARY));
    assertThat(shown).isEqualTo(sold);
    assertThat(sold)
        .as("Michael Blythe went from one to the other")
        .containsKey("FY2018 territory-2");
  }

  /** The history is told in the years in which it was recorded, the orders in later ones. */
  private static LocalDate later(String recorded) {
    return LocalDate.parse(recorded.substring(0, 10)).plusDays(2_223);
  }

  @Test
  void orders_take_their_dates_from_a_second_table() {
    JsonNode expected = RealData.expected("classicmodels");
    try (RealData models = RealData.of("classicmodels")) {
      models.pipeline("cm", "open open", "won won", "lost lost");

      JsonNode job = models.importedThroughACrash("classicmodels", "orderdetails.csv");

      assertThat(applied(job)).isEqualTo(expected.path("lines").asLong());
      assertThat(models.won(2003, 2005))
          .containsOnly(
              new Sum(
                  expected.path("orders").asLong(),
                  expected.path("total").decimalValue().setScale(2)));
      models.assertTheSameWithoutACrash(
          "classicmodels", "orderNumber", "classicmodels", "orderdetails.csv");
    }
  }

  @Test
  void leads_become_sellers_after_as_long_as_it_took() {
    JsonNode expected = RealData.expected("olist_funnel");
    long won = expected.path("won").asLong();
    try (RealData olist = RealData.of("olist_funnel")) {
      olist.pipeline("olist", "lead open", "won won", "lost lost");
      olist.importedThroughACrash("olist_leads", "olist_mql.csv");

      JsonNode job = olist.importedThroughACrash("olist_won", "olist_closed_deals_cleaned.csv");

      assertThat(applied(job)).isEqualTo(won);
      assertThat(counts(olist.stages("")))
          .isEqualTo(Map.of("olist-won", won, "olist-lead", expected.path("mql").asLong() - won));
      assertThat(olist.won(2017, 2018)).extracting(Sum::count).containsOnly(won);
      assertThat(
              olist
                  .api()
                  .figure(
                      "/api/v1/performance/scorecards?groupBy=rep&from=2017-01-01&to=2019-01-01",
                      "sales-cycle-median")
                  .total()
                  .number("value")
                  .setScale(0, RoundingMode.FLOOR))
          .isEqualByComparingTo(expected.path("lag_median_days").decimalValue());
      assertThat(olist.list("flag=closesBeforeCreated")).as("won before first contact").hasSize(1);
      olist.assertTheSameWithoutACrash(
          "olist",
          "mql_id",
          "olist_leads",
          "olist_mql.csv",
          "olist_won",
          "olist_closed_deals_cleaned.csv");
    }
  }

  @Test
  void a_salesforce_export_is_taken_as_it_is_and_what_cannot_be_is_flagged() {
    JsonNode expected = RealData.expected("salesforce_export");
    try (RealData salesforce = RealData.of("salesforce_export")) {
      salesforce.pipeline(
          "sf",
          "prospecting open",
          "qualification open",
          "needs-analysis open",
          "value-proposition open",
          "id-decision-makers open",
          "perception-analysis open",
          "proposal-price-quote open",
          "negotiation-review open",
          "closed-won won",
          "closed-lost lost");

      JsonNode job =
          salesforce.importedThroughACrash("salesforce_opportunities", "Opportunity.csv");

      assertThat(applied(job)).isEqualTo(expected.path("opportunities").asLong());
      assertThat(salesforce.list("flag=closesBeforeCreated")).hasSize(32);
      Map<String, Sum> stages = new TreeMap<>();
      expected
          .path("by_stage")
          .properties()
          .forEach(stage -> stages.put(salesforceKey(stage.getKey()), sum(stage.getValue())));
      assertThat(salesforce.stages(""))
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(stages);
      assertThat(salesforce.won(2000, 2027))
          .containsOnly(
              new Sum(
                  expected.path("won").asLong(),
                  expected.path("won_amount").decimalValue().setScale(2)));
      JsonNode history =
          salesforce.importedThroughACrash("salesforce_history", "OpportunityHistory.csv");
      assertThat(applied(history)).isEqualTo(expected.path("history_rows").asLong());
      salesforce.assertTheSameWithoutACrash(
          "salesforce", "Id", "salesforce_opportunities", "Opportunity.csv");
      salesforce.assertTheSameWithoutACrash(
          "salesforce-history", "OpportunityId", "salesforce_history", "OpportunityHistory.csv");
    }
  }

  private static Sum sum(JsonNode expected) {
    return new Sum(expected.path("count").asLong(), expected.path("amount").decimalValue());
  }

  private static String salesforceKey(String stage) {
    return "sf-" + stage.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private static List<Map<String, String>> table(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    }
  }
}
