package io.revline.platform.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
  private final HandSetClock clock = new HandSetClock();
  private final RestartBudget budget = new RestartBudget(clock);

  @Test
  void a_part_is_restarted_a_bounded_number_of_times_within_the_window() {
    for (int i = 0; i < RestartBudget.RESTARTS; i++) {
      assertThat(budget.take("kafka")).isTrue();
    }

    assertThat(budget.take("kafka")).isFalse();
    assertThat(budget.take("postgres")).isTrue();
  }

  @Test
  void restarts_before_the_window_do_not_count() {
    for (int i = 0; i < RestartBudget.RESTARTS; i++) {
      budget.take("kafka");
    }

    clock.now = clock.now.plus(RestartBudget.WINDOW).plusSeconds(1);

    assertThat(budget.take("kafka")).isTrue();
  }

  @Test
  void the_first_restart_is_due_at_once_and_the_second_after_a_pause() {
    assertThat(budget.isDue("kafka")).isTrue();
    budget.take("kafka");

    assertThat(budget.isDue("kafka")).isFalse();
    clock.now = clock.now.plus(Duration.ofSeconds(2));
    assertThat(budget.isDue("kafka")).isTrue();
  }

  private static final class HandSetClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
