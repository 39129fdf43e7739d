package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static io.revline.pipeline.Api.table;
import static io.revline.testkit.export.ExportedTable.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.revline.kit.http.Cursor;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.export.ExportedTable;
import io.revline.testkit.export.OfferedTables;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list and figure as a table says what its JSON says. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ExportTest {
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A0",
          "@SUM(A1)",
          "-2+3",
          "'=quoted before",
          "+49 30 123",
          "Say \"hi\", twice",
          "Müller & Söhne <GmbH>",
          "🚀 to the moon",
          "plain");

  @Inject DataSource source;
  @Inject ObjectMapper mapper;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void the_deals_of_a_table_say_what_the_list_says_in_json_cell_by_cell(String format)
      throws IOException {
    String account = anyAccount();
    for (String name : HOSTILE) {
      created(detailed(name, account));
    }
    String list = "/api/v1/deals?sort=name&account=" + account;
    awaitDeals(list, HOSTILE.size());

    Response export = as("revops").get(list + "&format=" + format);

    export
        .then()
        .statusCode(200)
        .header("Content-Disposition", startsWith("attachment; filename=\"deals_asOf-20"));
    String times =
        "&asOf=%s&knownAt=%s"
            .formatted(export.getHeader("Revline-As-Of"), export.getHeader("Revline-Known-At"));
    JsonNode answer = json(as("revops").get(list + times).asString());
    assertThat(answer.at("/knownAt").textValue()).isEqualTo(export.getHeader("Revline-Known-At"));
    ExportedTable table = table(format, export);
    table.says(items(answer));
    assertThat(table.column("amount.currency")).containsOnly("EUR");
    assertThat(table.column("name"))
        .hasSize(HOSTILE.size())
        .contains("'=cmd|' /C calc'!A0", "'@SUM(A1)", "'-2+3", "''=quoted before", "'+49 30 123")
        .contains("Müller & Söhne <GmbH>", "🚀 to the moon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_summary_has_a_row_for_each_group_and_one_for_the_total(String format) {
    String account = anyAccount();
    created(detailed("one", account));
    created(detailed("two", account).replace("EUR", "JPY").replace(".50", ""));
    String summary = "/api/v1/deals/summary?groupBy=stage&asOf=2100-01-01&account=" + account;
    awaitDeals("/api/v1/deals?account=" + account, 2);

    Response export = as("revops").get(summary + "&format=" + format);

    export
        .then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            startsWith("attachment; filename=\"deal-summary_asOf-2100-01-01T000000Z_knownAt-"))
        .header("Revline-As-Of", equalTo("2100-01-01T00:00:00Z"));
    String knownAt = export.getHeader("Revline-Known-At");
    JsonNode figure = json(as("revops").get(summary + "&knownAt=" + knownAt).asString());
    ExportedTable table = table(format, export);
    table.saysFigures(List.of(figure));
    assertThat(table.column("key")).startsWith("prospecting").endsWith("total");
  }

  @Test
  void each_list_of_this_service_is_a_table_too() {
    String account = anyAccount();
    String deal = created(detailed("listed", account));
    as("revops").body("{\"type\": \"call\", \"subject\": \"=1+1\"}").post(deal + "/activities");
    as("revops").body("{\"type\": \"task\", \"dueOn\": \"2026-01-31\"}").post(deal + "/activities");
    as("revops").body("{\"text\": \"-5 \\\"degrees\\\"\\n\"}").post(deal + "/notes");

    for (String list :
        List.of(
            deal + "/activities",
            deal + "/notes",
            "/api/v1/deals/unknown-references",
            "/api/v1/audit?objectType=deal&objectId=" + deal.replaceFirst(".*/", ""))) {
      JsonNode answer = json(as("revops").get(list).asString());
      for (String format : List.of("csv", "xlsx")) {
        String parameter = list.contains("?") ? "&format=" : "?format=";
        Response export = as("revops").get(list + parameter + format);
        export.then().statusCode(200);
        ExportedTable table = table(format, export);
        // What other tests add meanwhile is told of more deals than before.
        if (!list.endsWith("unknown-references")) {
          table.says(items(answer));
        }
        assertThat(table.header()).as(list).hasSizeGreaterThan(2);
      }
    }
    JsonNode notes = json(as("revops").get(deal + "/notes").asString());
    assertThat(items(notes)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/api/v1/imports, revops",
    "/api/v1/pipeline/rebuilds, ops",
    "/api/v1/pipeline/dead-letters, ops"
  })
  void what_a_service_notes_of_its_work_is_exported_whole_in_the_order_of_the_list(
      String list, String role) throws SQLException {
    noteOldWork();
    List<JsonNode> newest = list(json(as(role).get(list + "?limit=200").asString()));

    ExportedTable whole = table("csv", as(role).get(list + "?format=csv"));
    Response page = as(role).get(list + "?limit=150&format=xlsx");
    Response rest =
        as(role).queryParam("cursor", page.getHeader("Revline-Next")).get(list + "?format=csv");

    List<Object> ids = whole.column("id");
    assertThat(ids).hasSizeGreaterThanOrEqualTo(205).doesNotHaveDuplicates();
    assertThat(ids.subList(0, 200)).isEqualTo(texts(newest, "id"));
    table("csv", as(role).get(list + "?limit=200&format=csv")).says(newest);
    table("xlsx", page).says(newest.subList(0, 150));
    assertThat(table("csv", rest).rows()).isEqualTo(whole.rows().subList(150, ids.size()));
    rest.then().header("Revline-Next", equalTo(null));
    assertThat(whole.rows().getLast()).contains("'=old");
    as(role)
        .get(list + "?cursor=nonsense")
        .then()
        .statusCode(400)
        .body("violations.field", contains("cursor"));
  }

  @Test
  void a_page_goes_on_where_the_one_before_ended_even_if_that_row_has_left() throws SQLException {
    noteOldWork();
    String list = "/api/v1/pipeline/dead-letters?format=csv";
    List<Object> whole = table("csv", as("ops").get(list)).column("id");
    Response page = as("ops").get(list + "&limit=150");
    new Database(source).run("DELETE FROM dead_letter WHERE id = '%s'".formatted(whole.get(149)));

    Response rest = as("ops").queryParam("cursor", page.getHeader("Revline-Next")).get(list);

    assertThat(table("csv", rest).column("id")).isEqualTo(whole.subList(150, whole.size()));
  }

  @Test
  void a_cursor_without_a_time_is_refused_where_a_time_is_the_order() {
    String cursor = new Cursor("failed_at", "yesterday", UUID.randomUUID()).encode();

    as("ops")
        .get("/api/v1/pipeline/dead-letters?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("violations.field", contains("cursor"));
  }

  @Test
  void whatever_can_be_read_is_documented_as_a_table_but_for_what_is_one_thing() {
    OfferedTables.areAllListsOf(
        json(given().accept("application/json").get("/q/openapi?format=json").asString()),
        "/api/v1/config",
        "/api/v1/deal-rules",
        "/api/v1/settings/corporate-currency");
  }

  @Test
  void what_is_uploaded_keeps_its_columns_and_is_a_workbook_too() {
    String id = "=" + UUID.randomUUID();
    as("revops")
        .contentType("text/csv; charset=utf-8")
        .body("id,name,externalIds\n'%s,-5,erp=1;crm=@2\n".formatted(id).getBytes(UTF_8))
        .put("/api/v1/accounts")
        .then()
        .statusCode(200);
    String group = "G" + UUID.randomUUID();
    as("revops")
        .contentType("text/csv")
        .body(
            "id,name,family,listPrice.amount,listPrice.currency,active\n%s,Spa,%s,12.50,EUR,true\n"
                .formatted(group, group))
        .put("/api/v1/products")
        .then()
        .statusCode(200);

    for (String format : List.of("csv", "xlsx")) {
      ExportedTable accounts = table(format, as("rep").get("/api/v1/accounts?format=" + format));
      assertThat(accounts.header())
          .containsExactly("id", "name", "region", "industry", "parent", "segment", "externalIds");
      assertThat(accounts.rows())
          .contains(List.of("'" + id, "'-5", "", "", "", "", "erp=1;crm=@2"));
      ExportedTable products =
          table(format, as("rep").get("/api/v1/products?family=" + group + "&format=" + format));
      assertThat(products.header())
          .containsExactly(
              "id", "name", "family", "listPrice.amount", "listPrice.currency", "active");
      products.says(
          items(json(as("rep").get("/api/v1/products?family=" + group).asString())).stream()
              .map(product -> without(product, "version", "updatedAt"))
              .toList());
    }
  }

  @Test
  void a_list_is_exported_whole_as_of_one_time_while_others_write() throws SQLException {
    String account = anyAccount();
    batch(account, "early", 450);
    String list = "/api/v1/deals?account=" + account;
    awaitDeals(list, 450);

    Response export = as("revops").get(list + "&format=csv");
    String times =
        "&asOf=%s&knownAt=%s"
            .formatted(export.getHeader("Revline-As-Of"), export.getHeader("Revline-Known-At"));
    batch(account, "late", 10);
    awaitDeals(list, 460);

    List<Object> ids = table("csv", export).column("id");
    assertThat(new HashSet<>(ids)).hasSize(450).hasSameSizeAs(ids);
    Response again = as("revops").get(list + times + "&format=csv");
    assertThat(again.asString()).isEqualTo(export.asString());
    Response page = as("revops").get(list + times + "&limit=7&format=csv");
    assertThat(table("csv", page).column("id")).isEqualTo(ids.subList(0, 7));
    Response rest =
        as("revops")
            .queryParam("cursor", page.getHeader("Revline-Next"))
            .get(list + times + "&format=csv");
    assertThat(table("csv", rest).column("id")).isEqualTo(ids.subList(7, 450));
    rest.then().header("Revline-Next", equalTo(null));
  }

  @Test
  void notes_at_random_come_back_from_csv_as_they_went_in() {
    Random random = new Random(7);
    String deal = created(detailed("noted", anyAccount()));
    List<String> pieces =
        List.of(
            "\"", "\"\"", ",", "\n", "\r\n", "\r", ";", "'", "=", "-", "@", "\t", " ", "a", "ß",
            "🚀");
    for (int i = 0; i < 150; i++) {
      String text =
          random
              .ints(1 + random.nextInt(8), 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining("", "", "."));
      as("revops").body(Map.of("text", text)).post(deal + "/notes").then().statusCode(201);
    }

    ExportedTable table = table("csv", as("revops").get(deal + "/notes?format=csv"));

    List<JsonNode> kept = items(json(as("revops").get(deal + "/notes?limit=200").asString()));
    assertThat(kept).hasSize(150).anyMatch(note -> note.get("text").textValue().contains("\r\n"));
    table.says(kept);
  }

  @Test
  void a_rep_exports_the_own_deals_only() {
    String account = anyAccount();
    created(detailed("mine", account));
    created(detailed("yours", account).replace("\"mia\"", "\"ben\""));
    String list = "/api/v1/deals?account=" + account;
    awaitDeals(list, 2);

    for (String format : List.of("csv", "xlsx")) {
      assertThat(table(format, asRep("mia").get(list + "&format=" + format)).column("name"))
          .containsExactly("mine");
      assertThat(
              table(
                      format,
                      asRep("mia")
                          .get(
                              "/api/v1/deals/summary?groupBy=stage&account="
                                  + account
                                  + "&format="
                                  + format))
                  .column("count")
                  .getLast()
                  .toString())
          .isEqualTo("1");
    }
    asRep("mia").get("/api/v1/audit?format=csv").then().statusCode(403);
    given().get(list + "&format=csv").then().statusCode(401);
  }

  @Test
  void the_parameter_wins_over_accept_and_json_over_the_rest() {
    String list = "/api/v1/accounts?limit=1";
    String json = "application/json";

    assertThat(typeOf(list, "*/*")).isEqualTo(json);
    assertThat(typeOf(list, "text/csv, application/json")).isEqualTo(json);
    assertThat(typeOf(list, "text/csv")).isEqualTo("text/csv");
    assertThat(typeOf(list, "application/json;q=0.5, text/csv")).isEqualTo("text/csv");
    assertThat(typeOf(list, WORKBOOK)).isEqualTo(WORKBOOK);
    assertThat(typeOf(list + "&format=json", "text/csv")).isEqualTo(json);
    assertThat(typeOf(list + "&format=xlsx", "text/csv")).isEqualTo(WORKBOOK);
    assertThat(typeOf(list + "&format=csv", "image/png")).isEqualTo("text/csv");
    as("rep").accept("image/png").get(list).then().statusCode(406);
  }

  @Test
  void another_format_is_refused_and_so_is_any_where_there_is_no_table() {
    String history = created(detailed("any", anyAccount())) + "/history";
    for (String list :
        List.of("/api/v1/deals", "/api/v1/pipelines", "/api/v1/custom-fields", history)) {
      for (String accept : List.of("*/*", "text/csv", "application/pdf")) {
        as("revops")
            .accept(accept)
            .get(list + "?format=pdf")
            .then()
            .statusCode(400)
            .contentType(containsString("application/problem+json"))
            .body("violations[0].field", equalTo("format"))
            .body("violations[0].message", equalTo("must be one of [json, csv, xlsx]"));
      }
      as("revops").accept("image/png").get(list).then().statusCode(406);
    }
    for (String one : List.of("/api/v1/pipelines/default", "/api/v1/deal-rules")) {
      as("rep")
          .get(one + "?format=csv")
          .then()
          .statusCode(400)
          .body("violations.field", hasItem("format"));
    }
    as("rep")
        .get("/api/v1/deals?format=csv&status=sold")
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body("violations[0].field", equalTo("status"));
    as("rep").get("/api/v1/deals?format=xlsx&limit=0").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void what_fails_in_the_middle_breaks_the_connection_and_never_looks_whole(String format)
      throws SQLException {
    String account = anyAccount();
    batch(account, "any", 1_000);
    String list = "/api/v1/deals?sort=createdAt&account=" + account;
    awaitDeals(list, 1_000);
    // Nobody can read the flag of the last one.
    new Database(source)
        .run(
            "UPDATE deal_segment SET flags = 'nonsense' WHERE id = (SELECT id FROM deal WHERE"
                + " account = '%s' ORDER BY created_at DESC, id DESC LIMIT 1)".formatted(account));

    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + RestAssured.port + list + "&format=" + format))
              .header("Authorization", "Bearer " + Tokens.of("revops"))
              .build();
      var answer = client.sendAsync(request, BodyHandlers.ofInputStream()).join();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }
  }

  /** More than a page of each, older than what any other test leaves, fifty in a second. */
  private void noteOldWork() throws SQLException {
    new Database(source)
        .run(
            """
            WITH old AS (
              SELECT md5('old' || n)::uuid AS id, n,
                timestamptz '2001-01-01' + n / 50 * interval '1 second' AS at
              FROM generate_series(1, 205) n),
            imports AS (
              INSERT INTO import_job (id, file_name, shape, state, actor, correlation_id, mapping,
                header, submitted_at, rows_total)
              SELECT id, '=old', 'deals', 'failed', 'any', 'any', '', '{any}', at, n FROM old
              ON CONFLICT DO NOTHING),
            rebuilds AS (
              INSERT INTO rebuild_run (id, consumer, state, actor, started_at)
              SELECT id, 'any', 'failed', '=old', at FROM old
              ON CONFLICT DO NOTHING)
            INSERT INTO dead_letter (id, consumer, topic, partition, record_offset, headers, body,
              reason, failed_at)
            SELECT id, 'any', 'any', 0, n, '{}', '', '=old', at FROM old
            ON CONFLICT DO NOTHING
            """);
  }

  private static List<Object> texts(List<JsonNode> items, String field) {
    return items.stream().<Object>map(item -> item.get(field).textValue()).toList();
  }

  private static String typeOf(String path, String accept) {
    Response answer = as("rep").accept(accept).get(path);
    answer.then().statusCode(200);
    return answer.contentType().replaceFirst(";.*", "");
  }

  private static List<JsonNode> items(JsonNode answer) {
    return list(answer.get("items"));
  }

  private static List<JsonNode> list(JsonNode items) {
    return items.valueStream().toList();
  }

  private static JsonNode without(JsonNode object, String... fields) {
    return ((ObjectNode) object.deepCopy()).without(List.of(fields));
  }

  /** Waits until a table has that many rows: it shows what is known for sure. */
  private static void awaitDeals(String list, int count) {
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(table("csv", as("revops").get(list + "&format=csv")).rows()).hasSize(count));
  }

  private static void batch(String account, String name, int count) {
    String deals =
        IntStream.range(0, count)
            .mapToObj(i ->
                "{\"name\": \"%s %d %s\", \"account\": \"%s\"}"
                    .formatted(name, i, longWord(), account))
            .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    Api.plainly("revops").body(deals).post("/api/v1/deals:batch").then().statusCode(200);
  }

  /** So that a thousand of them are more than is held back before the first byte goes out. */
  private static String longWord() {
    return Stream.generate(UUID::randomUUID)
        .limit(5)
        .map(UUID::toString)
        .collect(Collectors.joining());
  }

  private String detailed(String name, String account) {
    try {
      return """
      {"name": %s, "account": "%s", "owner": "mia", "amount": {"amount": "1200.50", "currency": "EUR"},
       "closeDate": "2026-12-31", "source": "=web", "nextStep": "call, \\"now\\"",
       "tags": ["a,b", "=c"]}
      """
          .formatted(mapper.writeValueAsString(name), account);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String anyAccount() {
    return "export-" + UUID.randomUUID();
  }
}
