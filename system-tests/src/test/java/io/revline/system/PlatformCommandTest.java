package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.platform.home.Service;
import io.revline.platform.process.Signals;
import io.revline.platform.supervisor.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The revline command in a clone with nothing built. Among the first classes: later ones start a
 * platform that would share the processors.
 */
@Order(2)
class PlatformCommandTest {
  private static final Duration TO_BE_READY = Duration.ofSeconds(25);
  private static final long MEMORY_MEGABYTES = 2_000;
  private static final List<String> PARTS =
      List.of(
          "platform",
          "postgres",
          "kafka",
          "issuer",
          "pipeline-service",
          "forecast-service",
          "performance-service",
          "gateway");

  private final FreshCheckout clone = FreshCheckout.shared();

  @BeforeEach
  void everything_is_up() {
    clone.ensureUp();
  }

  @Test
  void up_builds_starts_and_prints_urls_and_a_curl_line_that_works_when_pasted() {
    Shell.Result up = clone.firstUp();
    System.out.printf("up --detach with nothing built: %d s%n", clone.firstUpTook().toSeconds());

    assertThat(up.output())
        .contains("Building Revline", "Revline is up.", clone.ports().url(Service.GATEWAY))
        .doesNotContain("demo data");
    String line =
        up.output().lines().filter(text -> text.contains("curl ")).findFirst().orElseThrow();
    Shell.Result pasted = clone.run(line);
    assertThat(pasted.exitCode()).as(pasted.output()).isZero();
    assertThat(pasted.output()).startsWith("{\"items\":[");
  }

  @Test
  void what_up_built_without_checks_is_compiled_again_by_a_build_with_checks() {
    assertThat(clone.run("find . -path '*/target/classes'").output()).contains("./contracts/");
    // Without its notes the compiler plugin takes no class for up to date.
    assertThat(clone.run("find . -path '*/target/maven-status'").output()).isEmpty();
  }

  @Test
  void a_second_up_says_that_it_is_up_already() {
    List<Long> before = pids();

    Shell.Result again = clone.run(FreshCheckout.UP);

    assertThat(again.exitCode()).isZero();
    assertThat(again.output().strip())
        .isEqualTo("Revline is already up: " + clone.ports().url(Service.GATEWAY));
    assertThat(pids()).isEqualTo(before);
  }

  @Test
  void status_names_every_part_and_all_together_idle_under_2_gigabytes() {
    Shell.Result status = clone.run("./revline status");
    long resident = clone.processes().stream().mapToLong(ResidentMemory::megabytes).sum();

    System.out.printf("idle: %d MB resident%n%s", resident, status.output());
    assertThat(status.exitCode()).as(status.output()).isZero();
    for (String part : PARTS) {
      assertThat(status.output()).containsPattern("(?m)^" + part + " +up ");
    }
    assertThat(resident).isBetween(200L, MEMORY_MEGABYTES);
  }

  @Test
  void token_prints_a_token_that_opens_the_api_and_logs_shows_the_request() {
    String id = "logged-" + UUID.randomUUID();
    String url = clone.ports().url(Service.GATEWAY) + "/api/v1/deals";

    Shell.Result answer =
        clone.run(
            "curl -sS -o /dev/null -w '%%{http_code}' -H 'X-Correlation-Id: %s' -H \"Authorization: Bearer $(./revline token --role revops)\" %s"
                .formatted(id, url));

    assertThat(answer.output()).isEqualTo("200");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(clone.run("./revline logs gateway").output()).contains(id));
    Shell.Result unknown = clone.run("./revline token --role emperor");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.output()).startsWith("revline: 'emperor' is no role").hasLineCount(1);
  }

  @Test
  void a_service_that_dies_is_started_again() {
    ProcessHandle before = clone.home().pidFile(Service.FORECAST).process().orElseThrow();

    Signals.end(before, "KILL", Duration.ofSeconds(10));

    Readiness readiness = new Readiness(clone.ports().url(Service.FORECAST));
    await().atMost(TO_BE_READY).until(readiness::isReady);
    assertThat(clone.home().pidFile(Service.FORECAST).process())
        .hasValueSatisfying(after -> assertThat(after.pid()).isNotEqualTo(before.pid()));
  }

  @Test
  void data_survive_kill_9_of_every_process_and_a_built_revline_is_ready_within_25_seconds() {
    String name = "Survivor " + UUID.randomUUID();
    api("-d '{\"name\": \"%s\"}'".formatted(name));
    clone.killEverything();
    assertThat(clone.processes()).isEmpty();

    long begin = System.nanoTime();
    Shell.Result up = clone.run(FreshCheckout.UP);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);

    System.out.printf("up --detach, built: %.1f s%n", elapsed.toMillis() / 1e3);
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(up.output()).doesNotContain("Building");
    assertThat(elapsed).isLessThan(TO_BE_READY);
    assertThat(api("")).contains(name);
  }

  @Test
  void a_java_home_that_is_none_is_passed_over() {
    Shell.Result status = clone.shell().with("JAVA_HOME", "/nowhere/jdk").run("./revline status");

    assertThat(status.exitCode()).as(status.output()).isZero();
  }

  @Test
  void without_any_jdk_one_line_says_what_to_install() {
    Shell.Result status = whereNoJdkIsInstalled("JAVA_HOME=/nowhere ./revline status");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.output().strip())
        .isEqualTo(
            "revline: needs a JDK 25 or newer and found none: install one (for example Temurin 25)"
                + " or set JAVA_HOME to it.");
  }

  @Test
  void with_an_old_jdk_only_one_line_says_which_was_found_and_what_to_install() throws IOException {
    Path old = Files.createDirectories(clone.root().resolve("target/old/bin"));
    for (String tool : List.of("java", "javac")) {
      Path file =
          Files.writeString(old.resolve(tool), "#!/bin/sh\necho 'version \"17.0.2\"' >&2\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    Shell.Result status = whereNoJdkIsInstalled("JAVA_HOME=target/old ./revline status");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.output().strip())
        .startsWith("revline: needs a JDK 25 or newer and found only 17 (target/old): install one")
        .hasLineCount(1);
  }

  /** Runs a command that sees empty folders where JDKs usually are, and none on its path. */
  private Shell.Result whereNoJdkIsInstalled(String command) {
    return clone.run(
        "unshare --map-root-user --mount sh -c 'for place in /usr/lib/jvm /opt; do [ ! -d $place ]"
            + " || mount -t tmpfs none $place; done; "
            + "export HOME=/nowhere PATH=/usr/bin:/bin; %s'".formatted(command));
  }

  @Test
  void config_exports_a_file_that_changes_nothing_when_applied_and_a_changed_one_changes_that() {
    Shell.Result config =
        clone.run(
            "./revline config export .revline/a.yaml && ./revline config apply .revline/a.yaml"
                + " && sed 's/startMonth: 1$/startMonth: 4/' .revline/a.yaml > .revline/b.yaml"
                + " && ./revline config apply --yes .revline/b.yaml"
                + " && ./revline config export .revline/c.yaml && cmp .revline/b.yaml .revline/c.yaml"
                + " && ./revline config apply --yes .revline/a.yaml"
                + " && ./revline config export .revline/d.yaml && cmp .revline/a.yaml .revline/d.yaml");

    assertThat(config.exitCode()).as(config.output()).isZero();
    assertThat(config.output())
        .contains(
            "Exported to .revline/a.yaml",
            "Nothing to change.",
            "~ calendar.months.startMonth: 1 -> 4",
            "~ calendar.months.startMonth: 4 -> 1");
  }

  @Test
  void a_suggested_mapping_is_one_that_an_import_takes() {
    Shell.Result tried =
        clone.run(
            "./revline mapping suggest docs/examples/deals.csv > target/suggested.yaml && ./revline"
                + " import docs/examples/deals.csv --mapping target/suggested.yaml --dry-run");

    assertThat(tried.exitCode()).as(tried.output()).isZero();
    assertThat(tried.output())
        .contains("succeeded: 4 rows read, 4 applied, 0 unchanged, 0 rejected");
  }

  @Test
  void every_command_explains_itself() {
    for (String command :
        List.of(
            "up", "down", "status", "logs", "reset", "token", "import", "mapping", "config",
            "backup", "restore", "test", "bench")) {
      Shell.Result help = clone.run("./revline %s --help".formatted(command));

      assertThat(help.exitCode()).as(command).isZero();
      assertThat(help.output()).startsWith("Usage: revline " + command);
    }
  }

  private List<Long> pids() {
    return clone.processes().stream().map(ProcessHandle::pid).sorted().toList();
  }

  /** Calls the deals of the API as the user would, with more arguments for curl. */
  private String api(String more) {
    Shell.Result answer =
        clone.run(
            "curl -sS --fail -H \"Authorization: Bearer $(./revline token --role revops)\" -H 'Content-Type: application/json' %s %s/api/v1/deals"
                .formatted(more, clone.ports().url(Service.GATEWAY)));
    assertThat(answer.exitCode()).as(answer.output()).isZero();
    return answer.output();
  }
}
