package io.revline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.catalog.ChangeKind;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class RatesTest {
  @Inject DataSource source;

  @Test
  void every_version_of_a_rate_is_held_once_and_what_is_unknown_is_passed_over()
      throws SQLException {
    CloudEvent first = CatalogEvents.rate("ISK", "2012-01-01", "0.0061");
    CloudEvent second = CatalogEvents.rate(ChangeKind.CHANGED, 2, "ISK", "2012-01-01", "0.0062");
    CloudEvent later = CatalogEvents.rate("ISK", "2012-03-01", "0.007");
    CloudEvent gone = CatalogEvents.rate(ChangeKind.DELETED, 2, "ISK", "2012-03-01", "0.007");
    CloudEvent unknown = ofType("revline.painting.changed.v1", "ISK/2012-04-01");
    Database database = new Database(source);

    CatalogTopic.publish(first, second, first);
    DealTopic.send(List.of(CatalogTopic.record(unknown)));
    CatalogTopic.publish(later, gone, second, later);
    database.awaitApplied(List.of(first, second, later, gone, unknown));

    assertThat(
            database.rows(
                "SELECT id, version, kind, body ->> 'rate' FROM reference_version"
                    + " WHERE id LIKE ANY (?::text[]) ORDER BY id, version",
                "ISK/%"))
        .containsExactly(
            List.of("ISK/2012-01-01", "1", "created", "0.0061"),
            List.of("ISK/2012-01-01", "2", "changed", "0.0062"),
            List.of("ISK/2012-03-01", "1", "created", "0.007"),
            List.of("ISK/2012-03-01", "2", "deleted", "0.007"));
    assertThat(
            database.rows(
                "SELECT rate FROM rates_at('2012-05-01', 'infinity')"
                    + " WHERE currency = ANY (?::text[])",
                "ISK"))
        .containsExactly(List.of("0.0062"));
    assertThat(
            database.number(
                "SELECT count(*) FROM dead_letter WHERE record_key LIKE ANY (?::text[])", "ISK/%"))
        .isZero();
  }

  private static CloudEvent ofType(String type, String subject) {
    CloudEvent any = CatalogEvents.rate("ISK", "2012-04-01", "1");
    return new CloudEvent(
        any.id(), any.source(), type, subject, 1, any.recordedAt(), any.provenance(), "{}");
  }
}
