package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.deal.DealsAtRandom;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
      Instant knownAt = random.moment();
      String rep = random.rep(i % 3);
      int year = 2020 + i % 2;
      Figures figures =
          Figures.seenWith(
              Tokens.rep(rep),
              "period=FY%d&groupBy=owner&asOf=%s&knownAt=%s".formatted(year, asOf, knownAt));
      for (String metric :
          List.of("closed-won", "open-pipeline", "weighted-pipeline", "undated-pipeline")) {
        assertThat(figures.of(metric))
            .as("%s of %s in %d as of %s known at %s", metric, rep, year, asOf, knownAt)
            .isEqualTo(Expected.lines(metric, random.deals, rep, year, asOf, knownAt));
      }
    }
  }

  private double consumed() {
    return meters.counter("revline_events_consumed_total", "consumer", "forecast-service").count();
  }
}
