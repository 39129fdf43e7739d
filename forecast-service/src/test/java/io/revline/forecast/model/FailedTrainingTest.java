package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.database.Sql;
import io.revline.kit.problem.Unavailable;
import io.revline.kit.progress.Times;
import io.revline.testkit.RevlineStack;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models of a day of 1907 that cannot be trained, while there is an earlier one or none. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class FailedTrainingTest {
  private static final Instant DAY = Instant.parse("1907-06-01T00:00:00Z");
  private static final Instant EARLIER = Instant.parse("1907-05-20T00:00:00Z");

  @Inject StoredModels stored;
  @Inject DealHistories histories;
  @Inject FiscalCalendars calendars;
  @Inject DataSource database;
  @Inject Clock clock;
  private OutcomeModels models;

  @BeforeEach
  void nothingCanBeTrained() {
    forget();
    models = new OutcomeModels(stored, new Failing(), clock);
  }

  @AfterEach
  void forget() {
    Sql.of("DELETE FROM outcome_model").update(database);
  }

  private final class Failing extends Trainings {
    Failing() {
      super(stored, histories, calendars);
    }

    @Override
    void wake() {}

    @Override
    StoredModel await(UUID id) {
      stored.fail(id, "made to fail");
      return stored.byId(id);
    }
  }

  @Test
  void the_previous_model_stays_live_when_a_training_fails() {
    UUID previous = ready(EARLIER);

    assertThat(models.at(then(), true, "somebody").id()).isEqualTo(previous);
    assertThat(failures()).as("and that it failed is seen").isEqualTo(1);
  }

  @Test
  void without_a_previous_one_and_of_a_past_day_the_answer_is_that_there_is_none() {
    assertThatThrownBy(() -> models.at(then(), true, "somebody")).isInstanceOf(Unavailable.class);

    ready(EARLIER);
    assertThatThrownBy(() -> models.at(then(), false, "somebody")).isInstanceOf(Unavailable.class);
  }

  private Times then() {
    return new Times(DAY, clock.instant());
  }

  private long failures() {
    return Sql.of(
            "SELECT count(*) FROM outcome_model WHERE state = 'failed' AND trained_as_of = ?", DAY)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  private UUID ready(Instant day) {
    UUID id = UUID.randomUUID();
    Sql.of("INSERT INTO outcome_model (id, version, trained_as_of, known_at, facts, state,")
        .add(
            " actor, submitted_at, finished_at) VALUES (?, 2, ?, ?, ?, 'succeeded', 'test', ?, ?)",
            id,
            day,
            day,
            id.toString(),
            day,
            day)
        .update(database);
    return id;
  }
}
