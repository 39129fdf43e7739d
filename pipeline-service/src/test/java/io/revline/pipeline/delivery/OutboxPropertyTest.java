package io.revline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.caller.Caller;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.outbox.JdbcOutboxStore;
import io.revline.kit.outbox.Publisher;
import io.revline.kit.outbox.Relay;
import io.revline.kit.problem.Refusal;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Order;
import io.revline.pipeline.deal.FieldValues;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writers race for the same deals while relays that share every bucket, as after lost leases, die
 * at random steps. Whatever happens, the topic tells each deal's versions in order and completely.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class OutboxPropertyTest {
  private static final int WRITERS = 4;
  private static final int RELAYS = 3;
  private static final int COMMANDS = 120;
  private static final List<Integer> BUCKETS = IntStream.range(0, 8).boxed().toList();
  private static final Caller CALLER = new Caller("property", Set.of("revops"), null, null, "none");

  @Inject DealCommands commands;
  @Inject JdbcOutboxStore store;
  @Inject Publisher publisher;
  @Inject DataSource database;
  @Inject ObjectMapper json;

  /**
   * The service's own relay would hide what the faulty ones do; it moves nothing without a lease.
   */
  @BeforeEach
  void take_every_lease() throws SQLException {
    leases("infinity");
  }

  @AfterEach
  void give_the_leases_back() throws SQLException {
    leases("-infinity");
  }

  private void leases(String until) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE outbox_lease SET owner = NULL, expires_at = ?::timestamptz")) {
      update.setString(1, until);
      assertThat(update.executeUpdate()).isEqualTo(BUCKETS.size());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20, 333})
  void the_topic_tells_every_version_of_every_deal_in_order(long seed) throws Exception {
    List<UUID> deals = createDeals();

    race(seed, deals);

    assertThat(new Relay(store, publisher).relay(BUCKETS)).isNotNegative();
    assertThat(store.pending(BUCKETS, 1)).as("nothing waits any more").isEmpty();
    Map<UUID, List<CloudEvent>> told = Topic.firstOccurrences();
    for (UUID deal : deals) {
      List<CloudEvent> events = told.getOrDefault(deal, List.of());
      assertThat(events.stream().map(CloudEvent::aggregateVersion))
          .as("versions of %s, seed %d", deal, seed)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, version(deal)).boxed().toList());
      assertThat(segmentsTold(events)).as("segments, seed %d", seed).isEqualTo(segments(deal));
      events.forEach(
          event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    }
  }

  private List<UUID> createDeals() {
    List<UUID> deals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      deals.add(commands.create(now(), List.of(), new FieldValues().name("deal " + i)));
    }
    return deals;
  }

  private void race(long seed, List<UUID> deals) throws InterruptedException, ExecutionException {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService relays = Executors.newFixedThreadPool(RELAYS)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(seed * 31 + i);
        writing.add(writers.submit(() -> write(random, deals)));
      }
      List<Callable<Void>> relaying = new ArrayList<>();
      for (int i = 0; i < RELAYS; i++) {
        Random random = new Random(seed * 37 + i);
        relaying.add(() -> relayAndCrash(random, writing));
      }
      for (Future<Void> relay : relays.invokeAll(relaying)) {
        relay.get();
      }
      for (Future<?> writer : writing) {
        writer.get();
      }
    }
  }

  private void write(Random random, List<UUID> deals) {
    for (int i = 0; i < COMMANDS; i++) {
      UUID deal = deals.get(random.nextInt(deals.size()));
      try {
        command(random, deal);
      } catch (Refusal outrun) {
        // Another writer closed or opened the deal first: a person would be told so, too.
      }
    }
  }

  private void command(Random random, UUID deal) {
    switch (random.nextInt(5)) {
      case 0 -> commands.move(deal, now(), "proposal");
      case 1 -> commands.win(deal, now());
      case 2 -> commands.lose(deal, now(), "reason " + random.nextInt(9));
      case 3 -> commands.reopen(deal, now(), "negotiation");
      default ->
          commands.edit(
              deal,
              new Order(CALLER, "*", null),
              new FieldValues().owner("rep " + random.nextInt(50)));
    }
  }

  private Void relayAndCrash(Random random, List<Future<?>> writing) throws InterruptedException {
    boolean empty = false;
    while (!empty || !writing.stream().allMatch(Future::isDone)) {
      FaultyOutbox faulty = new FaultyOutbox(store, publisher, random);
      try {
        new Relay(faulty, faulty).relay(BUCKETS);
      } catch (FaultyOutbox.Crash crash) {
        // The next round is the relay that takes over.
      }
      empty = store.pending(BUCKETS, 1).isEmpty();
    }
    return null;
  }

  private static Order now() {
    return new Order(CALLER, null, null);
  }

  private long version(UUID deal) throws SQLException {
    return query(
        "SELECT version FROM deal WHERE id = ?", deal, row -> row.next() ? row.getLong(1) : 0);
  }

  /** Number, end of belief and stage of every segment, as the events tell them. */
  private Map<Integer, String> segmentsTold(List<CloudEvent> events)
      throws JsonProcessingException {
    Map<Integer, String> segments = new TreeMap<>();
    for (CloudEvent event : events) {
      for (JsonNode segment : json.readTree(event.body()).path("segments")) {
        segments.put(
            segment.path("number").asInt(),
            segment.path("state").path("stage").asText()
                + " "
                + segment.path("state").path("owner").asText("")
                + " "
                + segment.hasNonNull("recordedTo"));
      }
    }
    return segments;
  }

  private Map<Integer, String> segments(UUID deal) throws SQLException {
    return query(
        "SELECT number, concat(stage, ' ', owner, ' ', (recorded_to IS NOT NULL)::text)"
            + " FROM deal_segment WHERE id = ?",
        deal,
        row -> {
          Map<Integer, String> segments = new TreeMap<>();
          while (row.next()) {
            segments.put(row.getInt(1), row.getString(2));
          }
          return segments;
        });
  }

  private <T> T query(String sql, UUID deal, Reader<T> reader) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, deal);
      try (ResultSet row = select.executeQuery()) {
        return reader.read(row);
      }
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
