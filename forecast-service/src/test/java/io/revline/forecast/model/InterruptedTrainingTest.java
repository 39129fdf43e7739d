package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import io.revline.testkit.RevlineStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Models as of days on which there was nothing yet, whose trainings a crash has cut short. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class InterruptedTrainingTest {
  private static final Instant KNOWN = Instant.parse("2025-01-01T00:00:00Z");

  @Inject StoredModels models;
  @Inject DataSource database;

  @Test
  void a_training_that_was_cut_short_begins_again() {
    UUID id = interrupted("1901-01-01T00:00:00Z", 1);

    models.resume();

    await().atMost(Duration.ofSeconds(30)).until(() -> models.byId(id), StoredModel::isReady);
    assertThat(OutcomeModel.of(models.body(id)).learning().deals()).isZero();
  }

  @Test
  void a_training_that_was_cut_short_again_and_again_has_failed_and_leaves_the_way_free() {
    Instant day = Instant.parse("1902-01-01T00:00:00Z");
    UUID id = interrupted(day.toString(), 3);

    models.resume();

    StoredModel failed = models.byId(id);
    assertThat(failed.isFailed()).isTrue();
    assertThat(failed.failure()).contains("ended during each");
    assertThat(failed.finishedAt()).isNotNull();
    assertThat(models.find(day, "0")).isEmpty();
    assertThat(models.queue(new Times(day, KNOWN), "0", "somebody").id()).isNotEqualTo(id);
  }

  private UUID interrupted(String day, int attempts) {
    Times times = new Times(Instant.parse(day), KNOWN);
    UUID id = UUID.randomUUID();
    Sql.of("INSERT INTO outcome_model (id, version, trained_as_of, known_at, facts, state,")
        .add(
            " actor, attempts, submitted_at) VALUES (?, 1, ?, ?, ?, 'training', 'somebody', ?, ?)",
            id,
            times.asOf(),
            times.knownAt(),
            models.facts(times),
            attempts,
            KNOWN)
        .update(database);
    return id;
  }
}
