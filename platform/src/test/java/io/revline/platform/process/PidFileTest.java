package io.revline.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path directory;
  private Process process;
  private Path file;

  @BeforeEach
  void start() {
    process = ChildProcess.start(List.of("sleep", "600"), Map.of(), directory.resolve("log"));
    file = directory.resolve("sleep.pid");
    new PidFile(file, "sleep").write(process.toHandle());
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void a_remembered_process_is_found_while_it_runs_and_not_after() {
    assertThat(new PidFile(file, "sleep").process()).contains(process.toHandle());

    Signals.end(process.toHandle(), "KILL", Duration.ofSeconds(5));

    assertThat(new PidFile(file, "sleep").process()).isEmpty();
  }

  @Test
  void a_recycled_process_id_is_not_taken_for_the_remembered_process() throws IOException {
    Files.writeString(file, process.pid() + " 1000000000000");

    assertThat(new PidFile(file, "sleep").process()).isEmpty();
  }

  @Test
  void a_process_of_another_program_is_not_taken_for_the_remembered_one() {
    assertThat(new PidFile(file, "/checkout/gateway/quarkus-run.jar").process()).isEmpty();
  }

  @Test
  void a_process_is_found_at_every_moment_of_turning_into_another_program() throws IOException {
    Path script = directory.resolve("restless.sh");
    Files.writeString(script, "[ $1 -eq 0 ] || exec sh \"$0\" $(($1 - 1))");
    ProcessHandle restless =
        ChildProcess.start(
                List.of("sh", script.toString(), "500"),
                Map.of(),
                directory.resolve("restless.log"))
            .toHandle();

    int looks = 0;
    while (restless.isAlive()) {
      boolean found = PidFile.hasMark(restless, script.toString());
      assertThat(found || !restless.isAlive()).as("found at look " + looks++).isTrue();
    }
    assertThat(looks).isGreaterThan(100);
  }
}
