package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.revline.platform.home.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same history, entered over REST with its business times and imported from a table. */
class SameHistoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Entry> HISTORY =
      List.of(
          new Entry("open", "mia", "2015-01-05", "", "Open", ""),
          new Entry("won", "ben", "2015-01-06", "2015-03-01", "Won", "1200.50"),
          new Entry("lost", "mia", "2015-02-01", "2015-02-20", "Lost", ""),
          new Entry("at-once", "ben", "2015-04-01", "2015-04-01", "Won", "75.00"));
  private static final String MAPPING =
      """
      source: %s
      externalId: id
      pipeline: default
      currency: USD
      dates: {format: yyyy-MM-dd, zone: UTC}
      created: opened
      closed: closed
      stage:
        column: state
        values: {Open: qualification, Won: won, Lost: lost}
      openedIn: qualification
      fields:
        name: id
        owner: rep
      won:
        amount: value
      """;

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);
  private final Databases databases = new Databases(platform);
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /** A row of the table. */
  private record Entry(
      String id, String rep, String opened, String closed, String state, String value) {
    String row() {
      return String.join(",", id, rep, opened, closed, state, value);
    }
  }

  @Test
  void leaves_the_same_rows_in_all_three_services() {
    String imported = "table-" + run;
    String entered = "rest-" + run;

    importTable(imported);
    HISTORY.forEach(entry -> enter(entered, entry));

    for (Service service : List.of(Service.PIPELINE, Service.FORECAST, Service.PERFORMANCE)) {
      await(service.folder())
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(rows(service, imported)).hasSize(7);
            assertThat(rows(service, entered)).isEqualTo(rows(service, imported));
          });
    }
  }

  private void importTable(String source) {
    String table =
        Stream.concat(
                Stream.of("id,rep,opened,closed,state,value"), HISTORY.stream().map(Entry::row))
            .reduce("", (all, row) -> all + row + "\n");
    String job =
        api.as("revops")
            .contentType(ContentType.MULTIPART)
            .multiPart("file", "table.csv", table.getBytes(StandardCharsets.UTF_8))
            .multiPart(
                "mapping", "map.yaml", MAPPING.formatted(source).getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .header("Location")
            .replaceFirst("^https?://[^/]+", "");
    await()
        .atMost(PATIENCE)
        .until(() -> api.tree(job).path("state").asText(), state -> !state.equals("running"));
    assertThat(api.tree(job).path("rowsApplied").asInt()).isEqualTo(HISTORY.size());
  }

  private void enter(String source, Entry entry) {
    tell(
        source,
        entry.id(),
        Map.of(
            "name",
            entry.id(),
            "owner",
            entry.rep(),
            "stage",
            "qualification",
            "at",
            entry.opened() + "T00:00:00Z",
            "seq",
            0));
    String close = entry.closed() + "T00:00:00Z";
    switch (entry.state()) {
      case "Won" ->
          tell(
              source,
              entry.id(),
              Map.of(
                  "stage",
                  "won",
                  "amount",
                  Map.of("amount", entry.value(), "currency", "USD"),
                  "at",
                  close,
                  "seq",
                  1));
      case "Lost" -> tell(source, entry.id(), Map.of("stage", "lost", "at", close, "seq", 1));
      default -> assertThat(entry.state()).isEqualTo("Open");
    }
  }

  private void tell(String source, String id, Map<String, Object> body) {
    Response answer =
        api.as("integration")
            .body(body)
            .put("/api/v1/deals/by-external-id/%s/%s".formatted(source, id));
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
  }

  /** What is believed, ids and record times aside; the external id stands for the deal's. */
  private List<String> rows(Service service, String source) {
    String known =
        databases
            .texts(
                Service.PIPELINE,
                "SELECT format('(%L::uuid, %L)', deal_id, external_id) FROM deal_external_id"
                    + " WHERE source = '"
                    + source
                    + "'")
            .stream()
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    String deal = service == Service.PIPELINE ? "id" : "deal_id";
    return databases.texts(
        service,
        """
        SELECT to_jsonb(s) - ARRAY['id', 'deal_id', 'number', 'version',
          'recorded_from', 'recorded_to', 'external_source'] || jsonb_build_object('deal', known.name)
        FROM deal_segment s JOIN (VALUES %s) AS known (deal, name) ON known.deal = s.%s
        WHERE s.recorded_to IS NULL ORDER BY known.name, s.valid_from, s.valid_to
        """
            .formatted(known, deal));
  }
}
