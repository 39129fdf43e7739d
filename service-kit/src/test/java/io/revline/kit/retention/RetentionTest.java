package io.revline.kit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RetentionTest {

  @Test
  void a_time_too_short_to_be_meant_is_refused_at_the_start() {
    assertThatThrownBy(() -> keeping(Duration.ofHours(23)))
        .hasMessage("revline.retention.notes is PT23H: give PT24H at least");
    assertThat(keeping(Duration.ofDays(1))).isNotNull();
  }

  private static Retention keeping(Duration period) {
    return new Retention(
        List.of(new Notes(period)),
        Duration.ofHours(1),
        new PGSimpleDataSource(),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private record Notes(Duration period) implements Retained {
    @Override
    public String what() {
      return "notes";
    }

    @Override
    public int forget(Instant before, int atMost) {
      return 0;
    }
  }
}
