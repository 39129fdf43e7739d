package io.revline.pipeline.imports;

import static io.revline.pipeline.imports.Importing.asRevops;
import static io.revline.pipeline.imports.Importing.counts;
import static io.revline.pipeline.imports.Importing.finished;
import static io.revline.pipeline.imports.Importing.multipart;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Data that nobody made for Revline: the figures are those that were computed from the raw files.
 * Every set has a pipeline of its own, by whose stages its deals are counted.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RealDataTest {
  private static final Path DATA =
      Path.of(Objects.requireNonNull(System.getProperty("revline.data")));
  private static final JsonNode EXPECTED = expected();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String TOKEN = Tokens.of("revops");

  @Test
  void the_chip_makers_log_becomes_its_history_row_by_row() throws IOException {
    pipeline(
        "chip",
        "chip",
        "6 open",
        "5 open",
        "3 open",
        "2 open",
        "7 omitted",
        "4 won",
        "9 won",
        "1 lost",
        "8 lost");
    for (String field : List.of("Type", "Market", "Segment", "Geography", "Risk")) {
      asRevops()
          .contentType("application/json")
          .body("{\"label\": \"%s\", \"type\": \"text\"}".formatted(field))
          .put("/api/v1/custom-fields/chip" + field)
          .then()
          .statusCode(201);
    }
    Path log = DATA.resolve("chip_pipeline/change_events_before_2016.csv");

    JsonPath job = imported("chip_pipeline", log);

    JsonNode expected = EXPECTED.path("chip_pipeline");
    assertThat(counts(job))
        .isEqualTo(
            "succeeded read %1$d applied %1$d unchanged 0 rejected 0"
                .formatted(expected.path("change_events").asLong()));
    for (Map.Entry<String, JsonNode> date : expected.path("stage_asof").properties()) {
      Map<String, Long> stood = new TreeMap<>();
      date.getValue()
          .properties()
          .forEach(stage -> stood.put("chip-" + stage.getKey(), stage.getValue().asLong()));
      Map<String, Long> shown = stages("chip", "&asOf=" + date.getKey());
      shown.values().removeIf(count -> count == 0);
      assertThat(shown).as(date.getKey()).isEqualTo(stood);
    }
    Map<String, List<String>> told = changes(log);
    assertThat(told).hasSize(expected.path("opportunities").asInt());
    Map<String, Long> firstWins = new TreeMap<>();
    Map<String, String> ids = new HashMap<>();
    for (String stage : stages("chip", "").keySet()) {
      list("stage=" + stage)
          .forEach(
              deal -> ids.put(deal.at("/externalIds/0/id").asText(), deal.path("id").asText()));
    }
    for (Map.Entry<String, List<String>> deal : told.entrySet()) {
      List<String> history = history(Objects.requireNonNull(ids.get(deal.getKey())));
      assertThat(history).as("opportunity " + deal.getKey()).isEqualTo(deal.getValue());
      history.stream()
          .filter(change -> change.matches(".* stage (4|9)"))
          .findFirst()
          .ifPresent(win -> firstWins.merge(quarter(win), 1L, Long::sum));
    }
    Map<String, Long> wins = new TreeMap<>();
    expected
        .path("first_wins_by_quarter")
        .properties()
        .forEach(quarter -> wins.put(quarter.getKey(), quarter.getValue().asLong()));
    assertThat(firstWins).isEqualTo(wins);
  }

  @Test
  void the_bicycle_makers_lines_become_orders_worth_what_was_sold() {
    pipeline("aw", "aw", "open open", "won won", "lost lost");

    JsonPath job = imported("adventureworks", DATA.resolve("adventureworks/FactResellerSales.csv"));

    JsonNode expected = EXPECTED.path("adventureworks_reseller");
    assertThat(job.getLong("rowsApplied")).isEqualTo(expected.path("rows").asLong());
    assertThat(job.getLong("rowsRejected")).isZero();
    assertWon("aw", expected.path("orders").asLong(), expected.path("total").decimalValue());
    assertThat(job.getLong("rowsApplied")).isEqualTo(57_851);
  }

  @Test
  void orders_take_their_dates_from_a_second_table() {
    pipeline("cm", "cm", "open open", "won won", "lost lost");

    JsonPath job = imported("classicmodels", DATA.resolve("classicmodels/orderdetails.csv"));

    JsonNode expected = EXPECTED.path("classicmodels");
    assertThat(job.getLong("rowsApplied")).isEqualTo(expected.path("lines").asLong());
    assertWon("cm", expected.path("orders").asLong(), expected.path("total").decimalValue());
  }

  @Test
  void leads_become_sellers_after_as_long_as_it_took() {
    pipeline("olist", "olist", "lead open", "won won", "lost lost");
    JsonNode expected = EXPECTED.path("olist_funnel");
    long won = expected.path("won").asLong();

    imported("olist_leads", DATA.resolve("olist_funnel/olist_mql.csv"));
    JsonPath job =
        imported("olist_won", DATA.resolve("olist_funnel/olist_closed_deals_cleaned.csv"));

    assertThat(counts(job))
        .isEqualTo("succeeded read %1$d applied %1$d unchanged 0 rejected 0".formatted(won));
    Map<String, Long> counts = stages("olist", "");
    assertThat(counts)
        .containsEntry("olist-won", won)
        .containsEntry("olist-lead", expected.path("mql").asLong() - won);
    List<Long> days = new ArrayList<>();
    int flagged = 0;
    for (JsonNode deal : list("stage=olist-won")) {
      Instant created = Instant.parse(deal.path("createdAt").asText());
      days.add(Duration.between(created, Instant.parse(deal.path("closedAt").asText())).toDays());
      flagged += deal.path("flags").toString().contains("closesBeforeCreated") ? 1 : 0;
    }
    assertThat(days).hasSize((int) won);
    assertThat(days.stream().sorted().skip((won - 1) / 2).findFirst().orElseThrow())
        .isEqualTo(expected.path("lag_median_days").asLong());
    assertThat(flagged).as("won before first contact").isEqualTo(1);
  }

  @Test
  void a_salesforce_export_is_taken_as_it_is_and_what_cannot_be_is_flagged() {
    pipeline(
        "sf",
        "salesforce",
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
    JsonNode expected = EXPECTED.path("salesforce_export");

    JsonPath job =
        imported("salesforce_opportunities", DATA.resolve("salesforce_export/Opportunity.csv"));
    int flagged =
        list("flag=closesBeforeCreated").stream()
            .filter(deal -> deal.path("stage").asText().startsWith("sf-"))
            .toList()
            .size();
    Map<String, Figures> stages = figures("sf", "");
    JsonPath history =
        imported("salesforce_history", DATA.resolve("salesforce_export/OpportunityHistory.csv"));

    assertThat(job.getLong("rowsApplied")).isEqualTo(expected.path("opportunities").asLong());
    assertThat(flagged).isEqualTo(32);
    expected
        .path("by_stage")
        .properties()
        .forEach(stage -> {
          Figures shown = Objects.requireNonNull(stages.get(salesforceKey(stage.getKey())));
          assertThat(shown.count()).isEqualTo(stage.getValue().path("count").asLong());
          assertThat(shown.amount())
              .isEqualByComparingTo(stage.getValue().path("amount").decimalValue());
        });
    assertThat(counts(history)).isEqualTo("succeeded read 48 applied 48 unchanged 0 rejected 0");
  }

  private static String salesforceKey(String stage) {
    return "sf-" + stage.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private static void assertWon(String prefix, long count, BigDecimal amount) {
    Figures won = Objects.requireNonNull(figures(prefix, "").get(prefix + "-won"));
    assertThat(won.count()).isEqualTo(count);
    assertThat(won.amount()).isEqualByComparingTo(amount);
  }

  /** Defines a pipeline; a stage is told as its key without the prefix, and what it means. */
  private static void pipeline(String prefix, String key, String... stages) {
    List<String> parts = new ArrayList<>();
    for (String stage : stages) {
      String[] words = stage.split(" ");
      boolean omitted = words[1].equals("omitted");
      String status = omitted ? "open" : words[1];
      String category =
          omitted || status.equals("lost")
              ? "omitted"
              : status.equals("won") ? "closed" : "pipeline";
      parts.add(
          """
          {"key": "%s-%s", "label": "%s", "position": %d, "status": "%s",
           "terms": [{"probability": %s, "forecastCategory": "%s"}]}\
          """
              .formatted(
                  prefix,
                  words[0],
                  words[0],
                  parts.size() + 1,
                  status,
                  status.equals("won") ? "1" : status.equals("lost") ? "0" : "0.5",
                  category));
    }
    asRevops()
        .contentType("application/json")
        .body("{\"label\": \"%s\", \"stages\": [%s]}".formatted(key, String.join(",", parts)))
        .put("/api/v1/pipelines/" + key)
        .then()
        .statusCode(201);
  }

  private static JsonPath imported(String mapping, Path table) {
    RequestSpecification request = multipart(resource(mapping), bytes(table));
    for (String lookup : List.of("reps.csv", "orders.csv", "olist_mql.csv")) {
      Path file = table.resolveSibling(lookup);
      if (!file.equals(table) && Files.exists(file)) {
        request.multiPart("lookup", lookup, bytes(file));
      }
    }
    return finished(request.post("/api/v1/imports"));
  }

  private record Figures(long count, BigDecimal amount) {}

  private static Map<String, Long> stages(String prefix, String parameters) {
    Map<String, Long> counts = new TreeMap<>();
    figures(prefix, parameters).forEach((stage, shown) -> counts.put(stage, shown.count()));
    return counts;
  }

  /** What the summary by stage shows of the stages of one pipeline. */
  private static Map<String, Figures> figures(String prefix, String parameters) {
    Map<String, Figures> figures = new TreeMap<>();
    json("/api/v1/deals/summary?groupBy=stage" + parameters)
        .path("rows")
        .forEach(row -> {
          if (row.path("key").asText().startsWith(prefix + "-")) {
            String amount = row.path("amount").path("amount").asText("0");
            figures.put(
                row.path("key").asText(),
                new Figures(row.path("count").asLong(), new BigDecimal(amount)));
          }
        });
    return figures;
  }

  private static List<JsonNode> list(String filter) {
    List<JsonNode> deals = new ArrayList<>();
    String path = "/api/v1/deals?limit=200&" + filter;
    JsonNode page = json(path);
    page.path("items").forEach(deals::add);
    while (page.hasNonNull("next")) {
      page = json(path + "&cursor=" + page.path("next").asText());
      page.path("items").forEach(deals::add);
    }
    return deals;
  }

  /** The changes of the raw log by deal: time, sequence, field and new value, in its order. */
  private static Map<String, List<String>> changes(Path log) throws IOException {
    Map<String, List<String>> changes = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(log)) {
      for (NamedCsvRecord row : rows) {
        changes
            .computeIfAbsent(row.getField("opportunity_id"), id -> new ArrayList<>())
            .add(
                "%s %s %s %s"
                    .formatted(
                        Instant.parse(row.getField("occurred_at") + "Z"),
                        row.getField("seq"),
                        row.getField("field"),
                        row.getField("new")));
      }
    }
    return changes;
  }

  /** The same as the history of a deal has it, in the words of the log. */
  private static List<String> history(String id) {
    Map<String, String> words =
        Map.of(
            "stage", "stage",
            "closeDate", "decision_date",
            "account", "customer",
            "chipType", "type",
            "chipMarket", "consumption_market",
            "chipSegment", "sales_segment",
            "chipGeography", "geography",
            "chipRisk", "risk_status");
    List<String> history = new ArrayList<>();
    for (JsonNode change :
        json("/api/v1/deals/%s/history".formatted(id)).at("/versions/0/changes")) {
      String field = change.path("field").asText();
      String value = change.path("to").asText("");
      if (field.equals("custom")) {
        Map.Entry<String, JsonNode> custom = read(value).properties().iterator().next();
        field = custom.getKey();
        value = custom.getValue().asText();
      }
      if (words.containsKey(field)) {
        history.add(
            "%s %d %s %s"
                .formatted(
                    change.path("at").asText(),
                    change.path("seq").asLong(),
                    words.get(field),
                    value.replaceFirst("^chip-", "")));
      }
    }
    return history;
  }

  private static String quarter(String change) {
    return change.substring(0, 4) + "Q" + ((Integer.parseInt(change.substring(5, 7)) + 2) / 3);
  }

  /** Asked thousands of times, for which a plain client is quick enough. */
  private static JsonNode json(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try {
      return read(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static JsonNode expected() {
    return read(new String(bytes(DATA.resolve("expected.json")), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException("real data is missing, see README: " + file, e);
    }
  }

  private static String resource(String mapping) {
    try (InputStream text =
        RealDataTest.class.getResourceAsStream("/real_data/%s.yaml".formatted(mapping))) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(mapping, e);
    }
  }
}
