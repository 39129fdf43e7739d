package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.platform.home.Service;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The revline command when nothing shall run or cannot; in this order to spare a start. */
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformDownTest {
  private final FreshCheckout clone = FreshCheckout.shared();

  @Test
  @Order(1)
  void down_leaves_no_process_and_status_says_so() {
    clone.ensureUp();

    Shell.Result down = clone.run("./revline down");

    assertThat(down.exitCode()).isZero();
    assertThat(down.output().strip()).isEqualTo("Revline is stopped.");
    assertThat(clone.processes()).isEmpty();
    Shell.Result status = clone.run("./revline status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.output()).contains("Revline is not running here");
    assertThat(clone.run("./revline down").output().strip())
        .isEqualTo("Revline is not running here.");
  }

  @Test
  @Order(2)
  void a_busy_port_gives_one_clear_line_and_leaves_nothing_behind() throws IOException {
    clone.run("./revline down");
    int taken = clone.ports().of(Service.PERFORMANCE);
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), taken));

      Shell.Result up = clone.run(FreshCheckout.UP);

      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output().strip())
          .isEqualTo(
              "revline: Port %d for performance-service is in use by another process: stop that, or choose other ports with --port-base N."
                  .formatted(taken));
    }
    assertThat(clone.processes()).isEmpty();
    assertThat(IntStream.range(clone.ports().base(), clone.ports().base() + 8))
        .allMatch(Ports::isFree);
  }

  @Test
  @Order(3)
  void a_port_that_is_no_number_gives_one_clear_line() {
    clone.run("./revline down");

    Shell.Result up = clone.shell().with("REVLINE_PORT_BASE", "a lot").run(FreshCheckout.UP);

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.output().strip())
        .isEqualTo(
            "revline: REVLINE_PORT_BASE is 'a lot': give it the number of a port, such as 8080, or unset it.");
    assertThat(clone.processes()).isEmpty();
  }
}
