package io.revline.performance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Channel;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.deal.DealsAtRandom;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order and however often events come, the producer's segments stand here. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProjectionTest {
  private static final String SEGMENTS =
      """
      SELECT deal_id, number, status, coalesce(owner, '-'), recorded_to IS NOT NULL,
        extract(epoch FROM valid_from)::numeric, extract(epoch FROM created_at)::numeric
      FROM deal_segment WHERE deal_id = ANY (?::uuid[]) ORDER BY deal_id, number
      """;

  @Inject DataSource source;
  @Inject MeterRegistry meters;
  @Inject KafkaClientService clients;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(source);
  }

  @AfterEach
  void mend() throws SQLException {
    database.run("ALTER TABLE deal_segment DROP CONSTRAINT IF EXISTS refused");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void repeats_and_interleavings_end_in_the_producers_state(long seed) throws SQLException {
    DealsAtRandom random = new DealsAtRandom(seed);

    assertEndsInTheProducersState(random, random.interleavedWithRepeats());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void any_order_at_all_ends_in_the_producers_state(long seed) throws SQLException {
    DealsAtRandom random = new DealsAtRandom(seed);

    assertEndsInTheProducersState(random, random.shuffled());
  }

  @Test
  void reading_the_whole_topic_again_changes_nothing() throws SQLException {
    DealsAtRandom random = new DealsAtRandom(31);
    DealTopic.publish(random.all());
    database.awaitApplied(random.all());
    double applied = consumed();

    new Channel(clients).rewind();
    List<CloudEvent> barrier = DealTopic.publishBarrier();
    database.awaitApplied(barrier);

    assertThat(consumed() - applied).isEqualTo(barrier.size());
    assertThat(database.rows(SEGMENTS, ids(random))).isEqualTo(expected(random));
  }

  @Test
  void one_bad_event_amid_a_thousand_is_set_aside_and_a_replay_applies_it() throws SQLException {
    database.run(
        "ALTER TABLE deal_segment ADD CONSTRAINT refused"
            + " CHECK (owner IS DISTINCT FROM 'mallory')");
    List<CloudEvent> good = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      good.add(new DealHistory().say("2024-01-01T00:00:00Z", deal -> deal.of("alice")));
    }
    CloudEvent bad = new DealHistory().say("2024-01-01T00:00:00Z", deal -> deal.of("mallory"));
    List<CloudEvent> all = new ArrayList<>(good);
    all.add(500, bad);

    DealTopic.publish(all);
    database.awaitApplied(good);

    await().atMost(Database.PATIENCE).until(() -> letters(bad).size() == 1);
    assertThat(deals(good)).isEqualTo(999);
    assertThat(deals(List.of(bad))).isZero();
    String letter = "/api/v1/performance/dead-letters/" + letters(bad).getFirst().getFirst();
    asOps().post(letter + "/replay").then().statusCode(409);
    assertThat(deals(List.of(bad))).isZero();
    mend();
    asOps().post(letter + "/replay").then().statusCode(200).body("replayedAt", notNullValue());
    assertThat(deals(List.of(bad))).isEqualTo(1);
    asOps().post(letter + "/replay").then().statusCode(200);
    assertThat(deals(all)).isEqualTo(1_000);
    given().auth().oauth2(Tokens.of("revops")).get(letter).then().statusCode(403);
  }

  /**
   * Not the calendar's: another test takes rows away that its topic still tells. When a lost copy
   * was learned first no event can say, so that is not compared.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          performance-service       | deal_segment      | true | deal_id, number | owner | *
          performance-service-rates | reference_version | type IN ('exchange-rate', 'setting') \
          | type, id, version | actor | type, id, version, kind, actor, origin, body
          """)
  void what_is_rebuilt_equals_what_serves_row_by_row_and_what_differs_is_mended(
      String consumer, String table, String scope, String keys, String column, String told)
      throws SQLException {
    DealsAtRandom random = new DealsAtRandom(41);
    DealTopic.publish(random.interleavedWithRepeats());
    List<CloudEvent> rates =
        List.of(
            CatalogEvents.rate("MXN", "2003-01-01", "0.09"),
            CatalogEvents.rate("MXN", "2003-02-01", "0.08"));
    CatalogTopic.publish(rates);
    database.awaitApplied(random.all());
    database.awaitApplied(rates);
    String where = " WHERE " + scope;
    String all = "SELECT " + told + " FROM " + table + where + " ORDER BY " + keys;
    List<List<String>> before = database.rows(all);

    JsonPath equal = rebuilt(consumer);

    assertThat(equal.getString("state")).as(equal.prettify()).isEqualTo("succeeded");
    assertThat(equal.getInt("rowsEqual")).as(equal.prettify()).isEqualTo(before.size());
    assertThat(differences(equal)).isEqualTo("0 0 0");
    assertThat(database.rows(all)).isEqualTo(before);
    String one = " WHERE ctid IN (SELECT ctid FROM " + table + where + " ORDER BY %s LIMIT 1)";
    database.run("DELETE FROM " + table + one.formatted(keys));
    database.run("UPDATE " + table + " SET " + column + " = 'stranger'" + one.formatted(keys));
    assertThat(differences(rebuilt(consumer))).isEqualTo("1 1 0");
    assertThat(database.rows(all)).isEqualTo(before);
  }

  private static String differences(JsonPath run) {
    return "%d %d %d"
        .formatted(run.getInt("rowsAdded"), run.getInt("rowsChanged"), run.getInt("rowsRemoved"));
  }

  private static JsonPath rebuilt(String consumer) {
    String path = "/api/v1/performance/rebuilds";
    String id =
        asOps()
            .contentType("application/json")
            .body("{\"consumer\": \"" + consumer + "\"}")
            .post(path)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    return await()
        .atMost(Database.PATIENCE)
        .until(
            () -> asOps().get(path + "/" + id).jsonPath(),
            run -> !run.getString("state").equals("running"));
  }

  private void assertEndsInTheProducersState(DealsAtRandom random, List<CloudEvent> said)
      throws SQLException {
    double before = consumed();

    DealTopic.publish(said);
    DealTopic.publish(random.all());
    List<CloudEvent> barrier = DealTopic.publishBarrier();
    database.awaitApplied(barrier);

    assertThat(consumed() - before)
        .as("each event is applied once")
        .isEqualTo(random.all().size() + barrier.size());
    assertThat(database.rows(SEGMENTS, ids(random))).isEqualTo(expected(random));
    assertScorecards(random);
  }

  /** For any two times, the wins are those of the facts up to then, folded by hand. */
  private static void assertScorecards(DealsAtRandom random) {
    for (int i = 0; i < 6; i++) {
      String rep = random.rep(i % 3);
      Instant asOf = random.moment();
      Instant knownAt = random.moment();
      JsonPath answer =
          given()
              .auth()
              .oauth2(Tokens.rep(rep))
              .get(
                  "/api/v1/performance/scorecards?groupBy=rep&from=2020-01-01&to=2023-01-01"
                      + "&asOf={asOf}&knownAt={knownAt}",
                  asOf.toString(),
                  knownAt.toString())
              .jsonPath();
      Map<String, Integer> won = new TreeMap<>();
      answer
          .<Map<String, Object>>getList("figures.find { it.metric == 'won' }.rows")
          .forEach(row -> won.put((String) row.get("key"), (Integer) row.get("count")));
      won.values().removeIf(count -> count == 0);
      assertThat(won)
          .as("wins seen by %s as of %s known at %s", rep, asOf, knownAt)
          .isEqualTo(wonBy(random, rep, asOf, knownAt));
    }
  }

  private static Map<String, Integer> wonBy(
      DealsAtRandom random, String rep, Instant asOf, Instant knownAt) {
    Map<String, Integer> won = new TreeMap<>();
    for (DealHistory deal : random.deals) {
      DealState state = deal.before(asOf, knownAt).orElse(null);
      boolean mine = rep.equals(deal.before(Instant.MAX, Instant.MAX).orElseThrow().owner());
      if (mine && state != null && state.status() == DealStatus.WON) {
        DealState then = deal.before(state.closedAt().plusNanos(1), knownAt).orElseThrow();
        won.merge(Objects.requireNonNullElse(then.owner(), "none"), 1, Integer::sum);
      }
    }
    return won;
  }

  private static List<List<String>> expected(DealsAtRandom random) {
    return random.deals.stream()
        .sorted(Comparator.comparing(deal -> deal.id.toString()))
        .flatMap(deal -> deal.segments.stream().map(segment -> row(deal, segment)))
        .toList();
  }

  private static List<String> row(DealHistory deal, DealSegment segment) {
    String owner = segment.state().owner();
    return Stream.of(
            deal.id.toString(),
            String.valueOf(segment.number()),
            segment.state().status().name().toLowerCase(Locale.ROOT),
            owner == null ? "-" : owner,
            segment.recordedTo() == null ? "f" : "t",
            seconds(segment.from()),
            seconds(segment.state().createdAt()))
        .toList();
  }

  private static String seconds(Instant at) {
    return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1_000);
  }

  private static Object[] ids(DealsAtRandom random) {
    return random.deals.stream().map(deal -> deal.id).toArray();
  }

  private double consumed() {
    return meters
        .counter("revline_events_consumed_total", "consumer", "performance-service")
        .count();
  }

  private List<List<String>> letters(CloudEvent bad) throws SQLException {
    return database.rows("SELECT id FROM dead_letter WHERE headers->>'ce_id' = ANY (?)", bad.id());
  }

  private long deals(List<CloudEvent> events) throws SQLException {
    return database.number(
        "SELECT count(*) FROM deal_segment WHERE deal_id = ANY (?::uuid[])",
        events.stream().map(CloudEvent::subject).toArray());
  }

  private static RequestSpecification asOps() {
    return given().auth().oauth2(Tokens.of("ops"));
  }
}
