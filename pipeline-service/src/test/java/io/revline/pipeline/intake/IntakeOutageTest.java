package io.revline.pipeline.intake;

import static io.revline.pipeline.intake.Told.upserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** While Kafka is away nothing is accepted, and nobody waits for long to hear it. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class IntakeOutageTest {
  private static final String BEGUN = "{\"name\": \"any\", \"stage\": \"proposal\"}";
  private static final long LESS_THAN_THE_GATEWAY_WAITS = 9_000;

  @Inject DataSource source;

  @Test
  void what_cannot_be_kept_is_refused_in_time_and_accepted_once_it_can_be() throws Exception {
    Told told = upserted("outage", "2024-03-02T00:00:00Z", BEGUN);
    List<Told> many = IntStream.range(0, 50).mapToObj(i -> told.with("id", "many-" + i)).toList();
    upserted("before", "2024-03-02T00:00:00Z", BEGUN).postedInBinaryMode().then().statusCode(202);

    RevlineStack.kafka().suspend();
    try {
      refused(told);
      refused(many.toArray(Told[]::new));
    } finally {
      RevlineStack.kafka().resume();
    }

    told.postedInBinaryMode().then().statusCode(202);
    Told.postedInBatchedMode(many.toArray(Told[]::new)).then().body("accepted", equalTo(50));
    Feed.awaitTaken();
    assertThat(new Deals(source).spans("outage", "stage"))
        .containsExactly("2024-03-02T00:00 proposal");
    assertThat(Metrics.of("revline_intake_refused_total", "reason", "unavailable"))
        .isGreaterThanOrEqualTo(2);
  }

  private static void refused(Told... events) {
    long time =
        Told.postedInBatchedMode(events)
            .then()
            .statusCode(503)
            .header("Retry-After", "1")
            .body("type", endsWith("/unavailable"))
            .body("detail", containsString("with the same ids"))
            .extract()
            .time();
    assertThat(time).isLessThan(LESS_THAN_THE_GATEWAY_WAITS);
  }
}
