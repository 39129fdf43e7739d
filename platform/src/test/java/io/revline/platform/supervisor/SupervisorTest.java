package io.revline.platform.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  @TempDir Path root;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Parts parts;
  private PortPlan ports;
  private Supervisor supervisor;

  @BeforeEach
  void describe() {
    ports =
        Stream.generate(Ports::free)
            .limit(100)
            .filter(SupervisorTest::hasRoom)
            .map(PortPlan::new)
            .findFirst()
            .orElseThrow();
    Parts all = Parts.of(new Home(root), ports, Clock.systemUTC());
    parts = new Parts(all.foundation(), List.of());
    supervisor = new Supervisor(parts, said::add, Clock.systemUTC());
  }

  private static boolean hasRoom(int base) {
    return base < 65_000 && IntStream.range(base, base + 8).allMatch(Ports::isFree);
  }

  @AfterEach
  void stop() {
    supervisor.down();
    assertThat(parts.all()).allMatch(part -> part.process().isEmpty());
  }

  @Test
  void a_server_that_is_killed_is_started_again() {
    supervisor.up();
    ProcessHandle first = part("kafka").process().orElseThrow();

    first.destroyForcibly();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("kafka                ready") == 2);
    assertThat(part("kafka").process()).isPresent().get().isNotEqualTo(first);
    assertThat(count("postgres has ended")).isZero();
  }

  @Test
  void what_a_cut_off_run_left_is_stopped_before_the_next_start() {
    part("kafka").start();
    part("postgres").start();
    ProcessHandle leftover = part("kafka").process().orElseThrow();

    supervisor.up();

    assertThat(leftover.isAlive()).isFalse();
    assertThat(said)
        .contains(
            "stopping kafka of an earlier run that was cut off",
            "stopping postgres of an earlier run that was cut off");
  }

  @Test
  void a_busy_port_is_said_in_one_line_and_nothing_is_started() throws IOException {
    try (ServerSocket other =
        new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(supervisor::up)
          .isInstanceOf(PlatformException.class)
          .hasMessage(
              "Port %d for kafka is in use by another process: stop that, or choose other ports with --port-base N.",
              other.getLocalPort());
    }

    assertThat(said).isEmpty();
    assertThat(Ports.isFree(ports.issuer())).isTrue();
  }

  private Part part(String name) {
    return parts.all().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  private long count(String start) {
    return said.stream().filter(line -> line.startsWith(start)).count();
  }
}
