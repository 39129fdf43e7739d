package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static io.revline.pipeline.Api.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revline.kit.caller.Caller;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.http.ListCursor;
import io.revline.kit.problem.Refusal;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Order;
import io.revline.pipeline.deal.FieldValues;
import io.revline.pipeline.delivery.Topic;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.export.ExportedTable;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The feed of changes: every version of every deal exactly once, in order, to whom it may be told.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ChangesTest {
  private static final String CHANGES = "/api/v1/changes";
  private static final int WRITERS = 6;
  private static final int COMMANDS = 40;

  @Inject DealCommands commands;
  @Inject DataSource source;

  private String begin = "";

  @BeforeEach
  void begin_now() {
    begin = EventReader.now(Tokens.of("revops"));
  }

  @Test
  void every_change_is_told_as_the_topic_tells_it() {
    ChangingDeals world = new ChangingDeals(77, source);
    for (int i = 0; i < 30; i++) {
      world.step();
    }
    ChangingDeals.withoutRates();
    String deal = created(anyDeal("storied"));
    as("revops").body("{\"stage\": \"negotiation\"}").post(deal + "/move").then().statusCode(200);
    as("revops").post(deal + "/win").then().statusCode(200);
    as("revops").post(deal + "/reopen").then().statusCode(200);
    as("revops").body("{\"reason\": \"price\"}").post(deal + "/lose").then().statusCode(200);
    as("revops").header("If-Match", "\"5\"").delete(deal).then().statusCode(204);
    as("revops").post(deal + "/restore").then().statusCode(200);
    importedAndUndone();

    List<JsonNode> told = told(Tokens.of("revops"), begin, 200);

    Map<String, CloudEvent> events =
        Topic.firstOccurrences().values().stream()
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(
                    event -> event.subject() + "/" + event.aggregateVersion(), event -> event));
    assertThat(told.stream().map(each -> each.path("type").asText()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "revline.deal.created.v1",
            "revline.deal.changed.v1",
            "revline.deal.won.v1",
            "revline.deal.lost.v1",
            "revline.deal.reopened.v1",
            "revline.deal.deleted.v1",
            "revline.deal.restored.v1");
    for (JsonNode change : told) {
      assertThat(events).containsKey(key(change));
      CloudEvent event = Objects.requireNonNull(events.get(key(change)));
      JsonNode body = ExportedTable.json(event.body());
      assertThat(List.of(change.path("deal"), change.path("changes"), change.path("segments")))
          .as("%s %s", event.type(), key(change))
          .isEqualTo(List.of(body.path("deal"), body.path("changes"), body.path("segments")));
      assertThat(change.path("type").asText()).isEqualTo(event.type());
      assertThat(change.path("recordedAt").asText()).isEqualTo(event.recordedAt().toString());
      assertThat(change.path("actor").asText()).isEqualTo(event.provenance().actor());
      assertThat(change.path("origin").asText()).isEqualTo(event.provenance().origin());
      assertThat(change.path("correlationId").asText())
          .isEqualTo(event.provenance().correlationId());
    }
  }

  /** A deal that was told by nothing else is left with nothing. */
  private static void importedAndUndone() {
    String mapping =
        """
        shape: changes
        source: taken-back
        externalId: deal
        pipeline: default
        currency: EUR
        at: at
        seq: seq
        field: field
        value: new
        changes:
          phase: {to: stage, values: {"1": prospecting, "9": won}}
        fields:
          name: {text: "Deal {deal}"}
        """;
    String table = "deal,seq,at,field,new\nT1,1,2024-01-10,phase,1\nT1,2,2024-02-01,phase,9\n";
    String job =
        given()
            .auth()
            .oauth2(Tokens.of("revops"))
            .multiPart("file", "t.csv", table.getBytes(StandardCharsets.UTF_8))
            .multiPart("mapping", "m.yaml", mapping.getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    awaitSuccess(job);
    awaitSuccess(as("revops").post("/api/v1/imports/" + job + "/undo").path("id"));
  }

  private static void awaitSuccess(String job) {
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(as("revops").get("/api/v1/imports/" + job).<String>path("state"))
                .isEqualTo("succeeded"));
  }

  @Test
  void pages_of_any_size_tell_the_same_and_always_say_where_to_go_on() {
    for (int i = 0; i < 7; i++) {
      created(anyDeal("paged " + i));
    }

    List<String> whole = names(told(Tokens.of("revops"), begin, 200));
    assertThat(whole)
        .containsSubsequence(IntStream.range(0, 7).mapToObj(i -> "paged " + i).toList());
    assertThat(names(told(Tokens.of("revops"), begin, 1))).isEqualTo(whole);
    assertThat(names(told(Tokens.of("revops"), begin, 3))).isEqualTo(whole);
    assertThat(names(told(Tokens.of("revops"), begin, 3, "&type=revline.deal.won.v1"))).isEmpty();
    assertThat(
            names(
                told(
                    Tokens.of("revops"),
                    begin,
                    3,
                    "&type=revline.deal.won.v1&type=revline.deal.created.v1")))
        .isEqualTo(whole);
  }

  @Test
  void without_a_cursor_it_begins_with_the_first_change_there_is() throws SQLException {
    created(anyDeal("not the first"));
    String first =
        new Database(source)
            .rows("SELECT deal_id FROM deal_version ORDER BY recorded_at, deal_id, version LIMIT 1")
            .getFirst()
            .getFirst();
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(as("revops").get(CHANGES + "?limit=1").<String>path("items[0].deal.id"))
                .isEqualTo(first));
  }

  @Test
  void who_may_not_see_a_deal_now_is_told_none_of_its_changes_and_who_may_all() {
    List<CloudEvent> people =
        List.of(
            PeopleTopic.team("feed-world", null),
            PeopleTopic.team("feed-north", "feed-world"),
            PeopleTopic.manager("feed-mo", "feed-north"),
            PeopleTopic.manager("feed-vp", "feed-world"),
            PeopleTopic.member("feed-ann", "feed-north"),
            PeopleTopic.member("feed-bob", "feed-world"));
    PeopleTopic.publish(people);
    new Database(source).awaitApplied(people);
    String moving = owned("moving", "\"feed-ann\"");
    owned("staying", "\"feed-ann\"");
    owned("ghostly", "\"feed-nobody\"");
    owned("orphan", "null");
    String before = EventReader.now(Tokens.of("revops"));
    assertThat(names(told(Tokens.rep("feed-ann"), begin, 2))).containsExactly("moving", "staying");
    assertThat(names(told(Tokens.manager("feed-mo"), begin, 2)))
        .containsExactly("moving", "staying");
    assertThat(names(told(Tokens.rep("feed-bob"), begin, 2))).isEmpty();

    as("revops")
        .header("If-Match", "\"1\"")
        .body("{\"owner\": \"feed-bob\"}")
        .patch(moving)
        .then()
        .statusCode(200);

    assertThat(names(told(Tokens.rep("feed-ann"), begin, 2))).containsExactly("staying");
    assertThat(names(told(Tokens.rep("feed-ann"), before, 2)))
        .as("not even that it left")
        .isEmpty();
    assertThat(names(told(Tokens.manager("feed-mo"), begin, 2))).containsExactly("staying");
    assertThat(names(told(Tokens.rep("feed-bob"), begin, 2))).containsExactly("moving", "moving");
    List<JsonNode> arrived = told(Tokens.rep("feed-bob"), before, 2);
    assertThat(names(arrived)).as("who had read on").containsExactly("moving");
    assertThat(arrived.getFirst().at("/deal/state/amount/amount").asText()).isEqualTo("1200.50");
    assertThat(names(told(Tokens.manager("feed-vp"), begin, 2)))
        .containsExactly("moving", "staying", "moving");
    assertThat(names(told(Tokens.of("manager"), begin, 2))).as("a manager who is no rep").isEmpty();
    for (String role : List.of("revops", "finance", "integration")) {
      assertThat(names(told(Tokens.of(role), begin, 200)))
          .containsSubsequence("moving", "staying", "ghostly", "orphan", "moving");
    }
    as("ops").get(CHANGES).then().statusCode(403);
    given().get(CHANGES).then().statusCode(401);
    given().auth().oauth2(Tokens.expired("revops")).get(CHANGES).then().statusCode(401);
  }

  @Test
  void a_change_that_is_committed_late_is_not_passed_over() throws Exception {
    String late;
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      QuarkusTransaction.begin();
      commands.create(now(), List.of(), new FieldValues().name("late"));
      beside.submit(() -> commands.create(now(), List.of(), new FieldValues().name("quick"))).get();
      Response meanwhile = as("revops").queryParam("after", begin).get(CHANGES);
      assertThat(meanwhile.<List<String>>path("items.deal.state.name"))
          .as("whoever follows must not get past what is not there yet")
          .doesNotContain("late", "quick");
      late = meanwhile.path("next");
      QuarkusTransaction.commit();
    }

    assertThat(names(told(Tokens.of("revops"), late, 1))).containsSubsequence("late", "quick");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20})
  void while_many_write_every_version_comes_exactly_once_and_in_order(long seed) throws Exception {
    List<UUID> deals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      deals.add(commands.create(now(), List.of(), new FieldValues().name("raced " + i)));
    }
    List<String> streamed = new ArrayList<>();
    List<String> paged;
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        EventReader stream = new EventReader(Tokens.of("revops"), "?after=" + begin, null)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(seed * 31 + i);
        writing.add(writers.submit(() -> write(random, deals)));
      }

      paged = readWhile(writing, new Random(seed));

      while (streamed.size() < paged.size()) {
        streamed.add(key(stream.next().json()));
      }
    }

    assertThat(streamed).as("the stream and the pages").isEqualTo(paged);
    assertThat(new LinkedHashSet<>(paged)).as("once").hasSize(paged.size());
    for (UUID deal : deals) {
      assertThat(paged.stream().filter(key -> key.startsWith(deal.toString())).toList())
          .as("the versions of %s, seed %d", deal, seed)
          .containsExactlyElementsOf(versions(deal));
    }
  }

  /** Pages of random sizes until the writers are done and all is told. */
  private List<String> readWhile(List<Future<?>> writing, Random random)
      throws ExecutionException, InterruptedException {
    List<String> read = new ArrayList<>();
    String next = begin;
    boolean done = false;
    boolean finished = false;
    while (!finished) {
      done = done || writing.stream().allMatch(Future::isDone);
      Instant asked = Instant.now();
      Response page =
          as("revops")
              .queryParam("after", next)
              .queryParam("limit", 1 + random.nextInt(20))
              .get(CHANGES);
      page.then().statusCode(200);
      List<JsonNode> items = items(page);
      items.forEach(change -> read.add(key(change)));
      next = page.path("next");
      finished =
          done && items.isEmpty() && Instant.parse(page.path("completeThrough")).isAfter(asked);
    }
    for (Future<?> writer : writing) {
      writer.get();
    }
    return read;
  }

  private void write(Random random, List<UUID> deals) {
    for (int i = 0; i < COMMANDS; i++) {
      UUID deal = deals.get(random.nextInt(deals.size()));
      try {
        switch (random.nextInt(6)) {
          case 0 -> commands.move(deal, now(), "proposal");
          case 1 -> commands.win(deal, now());
          case 2 -> commands.lose(deal, now(), "reason " + random.nextInt(9));
          case 3 -> commands.reopen(deal, now(), "negotiation");
          case 4 -> commands.create(now(), List.of(), new FieldValues().name("beside"));
          default ->
              commands.edit(
                  deal,
                  new Order(caller(), "*", null),
                  new FieldValues().owner("rep " + random.nextInt(50)));
        }
      } catch (Refusal outrun) {
        // Another writer closed or opened the deal first: a person would be told so, too.
      }
    }
  }

  private List<String> versions(UUID deal) throws SQLException {
    long version =
        new Database(source).number("SELECT version FROM deal WHERE id = ANY (?::uuid[])", deal);
    return Stream.iterate(1L, v -> v <= version, v -> v + 1).map(v -> deal + "/" + v).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=nonsense",
        "after=MjAyNg",
        "limit=0",
        "limit=201",
        "type=revline.deal.sold.v1",
        "cursor=x"
      })
  void what_is_asked_wrongly_is_refused_with_the_parameter_named(String query) {
    as("revops")
        .get(CHANGES + "?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains(query.replaceFirst("=.*", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00Z|no-uuid|1",
        "2026-01-01T00:00:00Z|0190d1c2-0000-7000-8000-000000000000|one",
        "yesterday|0190d1c2-0000-7000-8000-000000000000|1",
        "+999999999-01-01T00:00:00Z|0190d1c2-0000-7000-8000-000000000000|1"
      })
  void a_cursor_that_somebody_made_up_is_refused(String values) {
    as("revops")
        .queryParam("after", ListCursor.encode(values.split("\\|")))
        .get(CHANGES)
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
  }

  @Test
  void a_cursor_never_goes_back() {
    String ahead =
        ListCursor.encode("2100-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000", "0");

    Response page = as("revops").queryParam("after", ahead).get(CHANGES);

    assertThat(page.<List<?>>path("items")).isEmpty();
    assertThat(page.<String>path("next")).isEqualTo(ahead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void a_table_has_all_changes_a_row_for_each_field_and_an_end(String format) {
    String deal = created(anyDeal("tabled"));
    as("revops").post(deal + "/win").then().statusCode(200);
    told(Tokens.of("revops"), begin, 200);

    Response export =
        as("revops").queryParam("after", begin).queryParam("format", format).get(CHANGES);

    ExportedTable table = table(format, export);
    assertThat(export.getHeader("Revline-Known-At")).isNotBlank();
    assertThat(table.column("deal.state.name")).contains("tabled");
    assertThat(table.column("changes.field")).contains("name", "amount", "stage");
    assertThat(table.column("type")).contains("revline.deal.created.v1", "revline.deal.won.v1");
  }

  private static List<JsonNode> told(String token, String after, int limit) {
    return told(token, after, limit, "");
  }

  /** All changes behind a cursor, until everything written by now is told. */
  private static List<JsonNode> told(String token, String after, int limit, String types) {
    Instant begun = Instant.now();
    List<JsonNode> told = new ArrayList<>();
    String next = after;
    Response page;
    do {
      page =
          given()
              .auth()
              .oauth2(token)
              .get(CHANGES + "?limit=%d&after=%s%s".formatted(limit, next, types));
      page.then().statusCode(200);
      told.addAll(items(page));
      next = page.path("next");
      assertThat(next).isNotBlank();
    } while (!items(page).isEmpty() || !Instant.parse(page.path("completeThrough")).isAfter(begun));
    return told;
  }

  private static List<JsonNode> items(Response page) {
    return ExportedTable.json(page.asString()).path("items").valueStream().toList();
  }

  private static String key(JsonNode change) {
    return change.at("/deal/id").asText() + "/" + change.at("/deal/version").asText();
  }

  private static List<String> names(List<JsonNode> changes) {
    return changes.stream().map(change -> change.at("/deal/state/name").asText()).toList();
  }

  private static String owned(String name, String owner) {
    return created(anyDeal(name).replace("\"mia\"", owner));
  }

  private static Caller caller() {
    return new Caller("feed", Set.of("revops"), null, null, "none");
  }

  private static Order now() {
    return new Order(caller(), null, null);
  }
}
