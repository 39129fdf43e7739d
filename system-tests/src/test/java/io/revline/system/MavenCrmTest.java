package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * 8,800 real deals through the gateway, and through a crash of pipeline-service in the middle of
 * them: the same right figures from every service. The first class, because it counts every deal
 * there is.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MavenCrmTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Path FILE = Scratch.data().resolve("maven_crm/sales_pipeline.csv");
  private static final Path US_DATES =
      Scratch.data().resolve("maven_crm_us_dates/sales_pipeline.csv");
  private static final Path PRICES = Scratch.data().resolve("maven_crm/products.csv");
  private static final Path MAPPING =
      Scratch.checkout().resolve("system-tests/src/test/resources/real_data/maven_crm.yaml");
  private static final byte[] PEOPLE =
      RealData.bytes(Scratch.data().resolve("maven_crm/sales_teams.csv"));
  private static final String SCORECARDS = "/api/v1/performance/scorecards?groupBy=rep";
  private static final String ALL_TIME = "&from=2017-01-01&to=2018-01-01";

  private static final FreshCheckout CLONE = FreshCheckout.shared();
  private static RunningPlatform platform = RunningPlatform.of(CLONE);
  private static Api api = new Api(platform);
  private static DealTopic topic = new DealTopic(platform);
  private static JsonNode expected = expected();
  private static JsonNode imported = expected;

  @BeforeAll
  static void the_file_is_imported() {
    assertThat(topic.size()).as("events before the import").isZero();
    for (String region : List.of("West", "Central", "East")) {
      api.as("revops")
          .body("{\"name\": \"%s\"}".formatted(region))
          .put("/api/v1/regions/" + region)
          .then()
          .statusCode(201);
    }
    for (String people : List.of("maven_teams", "maven_reps")) {
      Imports.Table table = new Imports.Table(RealData.resource(people), PEOPLE, Map.of());
      assertThat(new Imports(api).complete(table).path("rowsApplied").asLong()).isEqualTo(35);
    }
    long begin = System.nanoTime();
    imported = imported();
    System.out.printf("maven_crm in all three services: %.1f s%n", seconds(begin));
  }

  @Test
  void an_import_that_is_complete_is_in_every_answer() {
    long won = expected.path("by_stage").path("Won").asLong();

    assertThat(imported.path("complete").asBoolean()).isTrue();
    assertThat(wonInForecast("FY2017").count()).isEqualTo(won);
    assertThat(wonInPerformance(ALL_TIME).count()).isEqualTo(won);
  }

  @Test
  void every_row_is_applied_once_and_none_rejected() {
    assertThat(imported.path("state").asText()).isEqualTo("succeeded");
    assertThat(imported.path("rowsRead").asLong()).isEqualTo(expected.path("rows").asLong());
    assertThat(imported.path("rowsApplied").asLong()).isEqualTo(expected.path("rows").asLong());
    assertThat(imported.path("rowsRejected").asLong()).isZero();
    assertThat(topic.firstOccurrences()).hasSize(expected.path("rows").asInt());
    assertThat(new Databases(platform).number(Service.PIPELINE, "SELECT max(version) FROM deal"))
        .as("no deal was told twice")
        .isEqualTo(1);
  }

  @Test
  void the_pipeline_counts_the_deals_of_every_stage() {
    Map<String, Long> byStage = new TreeMap<>();
    api.figure("/api/v1/deals/summary?groupBy=stage")
        .rows()
        .forEach(row -> byStage.put(row.key(), row.count()));

    JsonNode counts = expected.path("by_stage");
    assertThat(byStage)
        .containsEntry("won", counts.path("Won").asLong())
        .containsEntry("lost", counts.path("Lost").asLong())
        .containsEntry("qualification", counts.path("Engaging").asLong())
        .containsEntry("prospecting", counts.path("Prospecting").asLong())
        .containsEntry("proposal", 0L)
        .containsEntry("negotiation", 0L);
  }

  @Test
  void what_was_won_is_the_same_in_every_service() {
    BigDecimal won = expected.path("won_total").decimalValue();

    assertThat(api.figure("/api/v1/deals/summary?groupBy=owner&status=won").total().amount("USD"))
        .isEqualByComparingTo(won);
    assertThat(wonInForecast("FY2017").amount("USD")).isEqualByComparingTo(won);
    assertThat(wonInPerformance(ALL_TIME).amount("USD")).isEqualByComparingTo(won);
  }

  @Test
  void what_was_won_in_every_month_is_the_same_in_every_service() {
    Api.Figure pipeline = api.figure("/api/v1/deals/summary?groupBy=month&status=won");
    JsonNode months = expected.path("won_by_month");

    assertThat(months.size()).isEqualTo(10);
    assertThat(pipeline.rows()).hasSize(months.size());
    months
        .properties()
        .forEach(month -> {
          BigDecimal won = month.getValue().decimalValue();
          String range =
              "&from=%s-01&to=%s-01"
                  .formatted(month.getKey(), YearMonth.parse(month.getKey()).plusMonths(1));
          assertThat(pipeline.row(month.getKey()).orElseThrow().amount("USD"))
              .as("pipeline " + month)
              .isEqualByComparingTo(won);
          assertThat(wonInForecast(month.getKey()).amount("USD"))
              .as("forecast " + month)
              .isEqualByComparingTo(won);
          assertThat(wonInPerformance(range).amount("USD"))
              .as("performance " + month)
              .isEqualByComparingTo(won);
        });
  }

  @Test
  void performance_knows_win_rate_and_cycle() {
    assertThat(performance("win-rate-by-count", ALL_TIME).total().number("value"))
        .isCloseTo(expected.path("win_rate").decimalValue(), within(new BigDecimal("0.00005")));
    assertThat(performance("sales-cycle-median", ALL_TIME).total().number("value"))
        .isEqualByComparingTo(expected.path("cycle_days_won_median").decimalValue());
    assertThat(performance("sales-cycle-mean", ALL_TIME).total().number("value"))
        .isCloseTo(
            expected.path("cycle_days_won_mean").decimalValue(), within(new BigDecimal("0.0001")));
  }

  @Test
  void performance_knows_deal_sizes_and_how_long_losing_took() {
    Map<String, String> figures =
        Map.of(
            "deal-size-mean", "won_avg",
            "deal-size-median", "won_median",
            "loss-cycle-mean", "cycle_days_lost_mean",
            "loss-cycle-median", "cycle_days_lost_median");
    figures.forEach((metric, figure) -> {
      Api.Row total = performance(metric, ALL_TIME).total();
      BigDecimal shown = metric.startsWith("deal") ? total.amount("USD") : total.number("value");
      assertThat(shown)
          .as(metric)
          .isCloseTo(
              expected.path(figure).decimalValue(),
              within(new BigDecimal(metric.startsWith("deal") ? "0.005" : "0.0001")));
    });
  }

  @Test
  void what_each_region_and_quarter_won_is_the_same_in_every_service() {
    expected
        .path("region_won")
        .properties()
        .forEach(region -> {
          BigDecimal won = region.getValue().decimalValue();
          for (Api.Figure figure :
              List.of(
                  api.figure("/api/v1/deals/summary?groupBy=region&status=won"),
                  api.figure("/api/v1/forecast/rollups?groupBy=region&period=FY2017", "closed-won"),
                  api.figure("/api/v1/performance/scorecards?groupBy=region" + ALL_TIME, "won"))) {
            assertThat(figure.row(region.getKey()).orElseThrow().amount("USD"))
                .as(figure.json().path("metric") + " of " + region.getKey())
                .isEqualByComparingTo(won);
          }
        });
    expected
        .path("won_by_quarter")
        .properties()
        .forEach(quarter -> {
          String period = quarter.getKey().replace("Q", "-Q");
          assertThat(wonInForecast(period).amount("USD"))
              .isEqualByComparingTo(quarter.getValue().decimalValue());
          assertThat(wonInPerformance("&period=" + period).amount("USD"))
              .isEqualByComparingTo(quarter.getValue().decimalValue());
        });
  }

  @Test
  void every_month_has_its_wins_and_losses_and_reps_their_win_rates() {
    expected
        .path("won_lost_by_month")
        .properties()
        .forEach(month -> {
          String period = "&period=" + month.getKey();
          assertThat(performance("won", period).total().count())
              .isEqualTo(month.getValue().path(0).asLong());
          assertThat(performance("lost", period).total().count())
              .isEqualTo(month.getValue().path(1).asLong());
        });
    List<Api.Row> rates =
        performance("win-rate-by-count", ALL_TIME).rows().stream()
            .filter(row -> row.json().path("value").isNumber())
            .sorted(Comparator.comparing((Api.Row row) -> row.number("value")))
            .toList();
    assertRates(rates.reversed(), expected.path("win_rate_by_agent_best5"));
    assertRates(rates, expected.path("win_rate_by_agent_worst5"));
  }

  /** To the four digits that the figures have. */
  private static void assertRates(List<Api.Row> rates, JsonNode agents) {
    List<String> shown =
        rates.stream()
            .limit(agents.size())
            .map(row -> row.key() + " " + row.number("value").setScale(4, RoundingMode.HALF_EVEN))
            .toList();
    assertThat(shown)
        .containsExactlyElementsOf(
            agents
                .propertyStream()
                .map(agent -> agent.getKey() + " " + agent.getValue().decimalValue().setScale(4))
                .toList());
  }

  @Test
  void the_best_reps_are_who_they_were() {
    List<Api.Row> best =
        performance("won", ALL_TIME).rows().stream()
            .sorted(Comparator.comparing((Api.Row row) -> row.amount("USD")).reversed())
            .limit(5)
            .toList();

    List<String> names = new ArrayList<>();
    List<BigDecimal> amounts = new ArrayList<>();
    expected
        .path("top5_agents_won")
        .properties()
        .forEach(agent -> {
          names.add(agent.getKey());
          amounts.add(agent.getValue().decimalValue());
        });
    assertThat(best).extracting(Api.Row::key).containsExactlyElementsOf(names);
    assertThat(best)
        .extracting(row -> row.amount("USD"))
        .usingElementComparator(Comparator.naturalOrder())
        .containsExactlyElementsOf(amounts);
  }

  @Test
  void the_pipeline_of_a_past_day_is_what_it_was_worth_by_list_price() {
    Api.Row engaged =
        api.figure("/api/v1/deals/summary?groupBy=stage&asOf=2017-10-01&stage=qualification")
            .total();

    assertThat(engaged.count()).isEqualTo(expected.path("open_asof_2017-10-01_engaged").asLong());
    assertThat(engaged.amount("USD"))
        .isEqualByComparingTo(expected.path("open_list_value_asof_2017-10-01").decimalValue());
  }

  @Test
  void deals_without_a_date_or_an_account_stand_under_none() {
    assertThat(
            api.figure("/api/v1/deals/summary?groupBy=month&stage=prospecting")
                .row("none")
                .orElseThrow()
                .count())
        .isEqualTo(500);
    assertThat(
            api.figure("/api/v1/deals/summary?groupBy=stage&stage=prospecting&asOf=2018-01-01")
                .total()
                .count())
        .as("created when they were imported")
        .isZero();
    assertThat(
            api.figure("/api/v1/deals/summary?groupBy=account&status=open")
                .row("none")
                .orElseThrow()
                .count())
        .isEqualTo(1_425);
  }

  @Test
  void the_same_rows_with_other_dates_by_the_command_line_change_nothing() {
    long events = topic.size();
    JsonNode figures = api.tree("/api/v1/deals/summary?groupBy=stage").path("rows");

    long begin = System.nanoTime();
    Shell.Result byCommand =
        CLONE.run(
            "./revline import '%s' --mapping '%s' --lookup '%s'"
                .formatted(US_DATES, MAPPING, PRICES));
    System.out.printf("maven_crm again by the command line: %.1f s%n", seconds(begin));
    assertThat(byCommand.exitCode()).as(byCommand.output()).isZero();
    assertThat(byCommand.output())
        .contains("8800 rows read, 0 applied, 8800 unchanged, 0 rejected");
    assertThat(new Databases(platform).outbox()).isZero();
    assertThat(topic.size()).isEqualTo(events);
    assertThat(api.tree("/api/v1/deals/summary?groupBy=stage").path("rows")).isEqualTo(figures);
  }

  /** The last, as it adds deals; one without a date is created when it is imported. */
  @Test
  @Order(Integer.MAX_VALUE)
  void the_rows_are_those_of_an_import_without_a_crash() {
    RealData.in(platform, "maven_crm")
        .assertTheSameWithoutACrash(
            "maven-crm",
            "opportunity_id",
            line -> !line.contains("Prospecting"),
            "maven_crm",
            "sales_pipeline.csv");
  }

  private static JsonNode imported() {
    String job =
        api.as("revops")
            .contentType(ContentType.MULTIPART)
            .multiPart("file", FILE.toFile())
            .multiPart("mapping", MAPPING.toFile())
            .multiPart("lookup", PRICES.toFile())
            .post("/api/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .header("Location")
            .replaceFirst("^https?://[^/]+", "");
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> api.tree(job).path("rowsRead").asLong() > 2_000);
    CLONE.kill(Service.PIPELINE);
    long left = new Databases(platform).number(Service.PIPELINE, "SELECT count(*) FROM import_row");
    assertThat(left).as("rows that the crash left").isBetween(1L, 6_800L);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> api.as("revops").get(job).path("complete"), Boolean.TRUE::equals);
    return api.tree(job);
  }

  private static Api.Row wonInForecast(String period) {
    return api.figure("/api/v1/forecast/rollups?groupBy=owner&period=" + period, "closed-won")
        .total();
  }

  private static Api.Row wonInPerformance(String range) {
    return performance("won", range).total();
  }

  private static Api.Figure performance(String metric, String range) {
    return api.figure(SCORECARDS + range, metric);
  }

  private static JsonNode expected() {
    try {
      return new ObjectMapper()
          .readTree(Scratch.data().resolve("expected.json").toFile())
          .path("maven_crm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
