package io.revline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.forecast.period.Present;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.progress.Times;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PresentTest {
  /** Knows all that the other tests have told. */
  private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

  @Inject Present present;
  @Inject DataSource source;

  @Test
  void a_moment_stands_for_now_for_a_minute() {
    Times first = at(0, LATE);
    told();

    assertThat(present.of(first)).isEqualTo(first);
    assertThat(present.of(at(59, LATE))).isEqualTo(first);
    assertThat(present.of(at(60, LATE))).isEqualTo(at(60, LATE));
    assertThat(present.of(at(61, LATE))).isEqualTo(at(60, LATE));
  }

  @Test
  void a_moment_stands_for_now_no_longer_once_something_has_come() {
    told();
    present.of(at(100, LATE));

    told();

    assertThat(present.of(at(101, LATE))).isEqualTo(at(101, LATE));
  }

  @Test
  void a_moment_that_does_not_know_all_that_has_come_stands_for_itself_alone() {
    told();
    Times blind = at(200, Instant.EPOCH);

    assertThat(present.of(blind)).isEqualTo(blind);
    assertThat(present.of(at(201, LATE))).isEqualTo(at(201, LATE));
  }

  private void told() {
    CloudEvent euros = CatalogEvents.corporateCurrency("EUR");
    CatalogTopic.publish(euros);
    new Database(source).awaitApplied(List.of(euros));
  }

  private static Times at(long seconds, Instant knownAt) {
    return new Times(
        Instant.parse("2026-11-27T09:00:00Z").plus(Duration.ofSeconds(seconds)), knownAt);
  }
}
