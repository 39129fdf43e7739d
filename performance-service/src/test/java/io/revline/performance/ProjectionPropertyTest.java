package io.revline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.deal.DealState;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed is the test's name: a failure is found again by it. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ProjectionPropertyTest {
  @Inject DataSource source;
  @Inject MeterRegistry meters;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(source);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void repeats_and_interleavings_end_in_the_producers_state(long seed) throws SQLException {
    DealsAtRandom random = new DealsAtRandom(seed);

    assertEndsInTheProducersState(random, random.interleavedWithRepeats());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102, 103, 104, 105})
  void any_order_at_all_ends_in_the_producers_state(long seed) throws SQLException {
    DealsAtRandom random = new DealsAtRandom(seed);

    assertEndsInTheProducersState(random, random.shuffled());
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
    Object[] ids = random.deals.stream().map(deal -> deal.id).toArray();
    assertThat(database.rows(Expected.TABLE, ids))
        .containsExactlyElementsOf(Expected.table(random.deals));
    assertFigures(random);
  }

  private static void assertFigures(DealsAtRandom random) {
    for (int i = 0; i < 6; i++) {
      Instant asOf = random.moment();
      Instant from = asOf.minus(DealsAtRandom.YEAR);
      Instant to = asOf.minusSeconds(1_000_000L * i);
      String rep = random.rep(i % 3);
      Figures figures =
          Figures.seenWith(Tokens.rep(rep), "from=" + from + "&to=" + to + "&asOf=" + asOf);
      Map<String, List<DealState>> closed = Expected.closed(random.deals, rep, from, to, asOf);

      assertThat(figures.of("won")).isEqualTo(lines(closed, Expected::won));
      if (!closed.isEmpty()) {
        assertThat(figures.of("win-rate-by-count").stream().map(line -> line.split(" [(]")[0]).toList())
            .isEqualTo(lines(closed, Expected::rate));
      }
      assertThat(figures.of("sales-cycle-median")).isEqualTo(lines(closed, Expected::median));
      assertThat(figures.of("sales-cycle-mean")).isEqualTo(lines(closed, Expected::mean));
    }
  }

  private static List<String> lines(
      Map<String, List<DealState>> closed, BiFunction<String, List<DealState>, String> line) {
    List<String> lines = new ArrayList<>();
    closed.forEach((rep, deals) -> lines.add(line.apply(rep, deals)));
    lines.add(line.apply("total", closed.values().stream().flatMap(List::stream).toList()));
    return lines;
  }

  private double consumed() {
    return meters.counter("revline_events_consumed_total", "consumer", "performance-service").count();
  }
}
