package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.progress.Times;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.catalog.CatalogEvents;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What makes a model another one, and which ones are kept; days of 1904 and 1905. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class StoredModelsTest {
  private static final Instant DAY = Instant.parse("1904-06-01T00:00:00Z");

  @Inject StoredModels models;
  @Inject KeptModels kept;
  @Inject DataSource database;
  @Inject Clock clock;

  @Test
  void a_rate_of_then_makes_another_model_and_a_later_one_does_not() {
    Instant before = clock.instant();
    String known = models.facts(new Times(DAY, before));

    learn(CatalogEvents.rate("HUF", "1905-01-01", "0.0031"));
    assertThat(models.facts(new Times(DAY, clock.instant()))).isEqualTo(known);

    learn(CatalogEvents.rate("HUF", "1904-05-31", "0.0029"));
    assertThat(models.facts(new Times(DAY, clock.instant()))).isNotEqualTo(known);
    assertThat(models.facts(new Times(DAY, before))).as("as known before").isEqualTo(known);
  }

  @Test
  void another_calendar_makes_another_model_from_when_it_is_known() {
    Instant known = Instant.parse("1906-01-01T00:00:00Z");
    String before = models.facts(new Times(DAY, known));

    Sql.of("INSERT INTO reference_version VALUES ('calendar', 'a-test', 1, 'created', ?,", known)
        .add(" 'test', 'api', 'test', '{\"timeZone\": \"Asia/Tokyo\"}')")
        .update(database);
    try {
      assertThat(models.facts(new Times(DAY, known))).isEqualTo(before);
      assertThat(models.facts(new Times(DAY, known.plusSeconds(1)))).isNotEqualTo(before);
    } finally {
      Sql.of("DELETE FROM reference_version WHERE id = 'a-test'").update(database);
    }
  }

  @Test
  void models_are_forgotten_when_their_time_is_over_but_for_the_newest() {
    Instant old = Instant.parse("1905-01-01T00:00:00Z");
    UUID forgotten = ready(old, old);
    UUID young = ready(old.plusSeconds(86_400), clock.instant());
    // Newer than all models of other tests, and as old as the first.
    UUID newest = ready(Instant.parse("2200-01-01T00:00:00Z"), old);

    QuarkusTransaction.requiringNew().run(() -> kept.forget(old.plusSeconds(1), 100));

    assertThat(isThere(forgotten)).isFalse();
    assertThat(isThere(young)).isTrue();
    assertThat(isThere(newest)).isTrue();
    Sql.of("DELETE FROM outcome_model WHERE id IN (?, ?)", young, newest).update(database);
  }

  private void learn(CloudEvent event) {
    CatalogTopic.publish(event);
    new Database(database).awaitApplied(List.of(event));
  }

  private boolean isThere(UUID id) {
    return Sql.of("SELECT 1 FROM outcome_model WHERE id = ?", id)
        .first(database, row -> true)
        .isPresent();
  }

  private UUID ready(Instant day, Instant finished) {
    UUID id = UUID.randomUUID();
    Sql.of("INSERT INTO outcome_model (id, version, trained_as_of, known_at, facts, state,")
        .add(
            " actor, submitted_at, finished_at) VALUES (?, 1, ?, ?, ?, 'succeeded', 'test', ?, ?)",
            id,
            day,
            day,
            id.toString(),
            finished,
            finished)
        .update(database);
    return id;
  }
}
