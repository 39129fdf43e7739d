package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.process.Signals;
import io.revline.platform.supervisor.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A git clone of the checkout under test with nothing built, and what is not committed yet laid
 * over it. One for all test classes, because its first {@code up} builds everything.
 */
final class FreshCheckout {
  /** Without demo data, so that figures are those of a test's own deals. */
  static final String UP = "./revline up --detach --empty";

  private final Path root = Scratch.folder("clone");
  private final PortPlan ports = FreePorts.plan();
  private final Shell.Result firstUp;
  private final Duration firstUpTook;

  private static final class Holder {
    static final FreshCheckout SHARED = new FreshCheckout();
  }

  /** The clone; the first who asks brings it up from nothing. */
  static FreshCheckout shared() {
    return Holder.SHARED;
  }

  private FreshCheckout() {
    try {
      makeClone();
      Runtime.getRuntime().addShutdownHook(new Thread(this::down, "end of the clone"));
      long begin = System.nanoTime();
      firstUp = run(UP);
      firstUpTook = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(firstUp.exitCode()).as(firstUp.output()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeClone() throws IOException {
    Shell source =
        new Shell(Scratch.checkout())
            .with("GIT_CONFIG_COUNT", "1")
            .with("GIT_CONFIG_KEY_0", "safe.directory")
            .with("GIT_CONFIG_VALUE_0", "*");
    done(source, "git clone --quiet --no-hardlinks . '%s'".formatted(root));
    for (String deleted : lines(source, "git ls-files --deleted")) {
      Files.deleteIfExists(root.resolve(deleted));
    }
    for (String file : lines(source, "git ls-files --modified --others --exclude-standard")) {
      if (Files.exists(Scratch.checkout().resolve(file))) {
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(
            Scratch.checkout().resolve(file),
            root.resolve(file),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static List<String> lines(Shell shell, String command) {
    return done(shell, command).lines().filter(line -> !line.isBlank()).toList();
  }

  private static String done(Shell shell, String command) {
    Shell.Result result = shell.run(command);
    assertThat(result.exitCode()).as(command + "\n" + result.output()).isZero();
    return result.output();
  }

  /** What the first {@code up --detach} said, in a clone with nothing built. */
  Shell.Result firstUp() {
    return firstUp;
  }

  /** How long it took, the build included. */
  Duration firstUpTook() {
    return firstUpTook;
  }

  /** Makes sure that everything runs, whatever the test before did. */
  void ensureUp() {
    if (!Stream.of(Service.values()).allMatch(it -> new Readiness(ports.url(it)).isReady())) {
      done(shell(), UP);
    }
  }

  /** Runs a command in the clone. */
  Shell.Result run(String command) {
    return shell().run(command);
  }

  /** A terminal in the clone that means this clone's ports. */
  Shell shell() {
    return new Shell(root)
        .with("REVLINE_PORT_BASE", Integer.toString(ports.base()))
        .with("REVLINE_JAVA_OPTIONS", "");
  }

  /** The clone's folder. */
  Path root() {
    return root;
  }

  /** Its data, logs and running parts. */
  Home home() {
    return new Home(root);
  }

  /** The ports of this clone. */
  PortPlan ports() {
    return ports;
  }

  /** Every process that belongs to this clone, recognised by its command line. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process ->
            process.info().commandLine().filter(line -> line.contains(root + "/")).isPresent())
        .toList();
  }

  /** Ends every process as a power cut would, the supervisor first: it would start others again. */
  void killEverything() {
    home().supervisor().process().ifPresent(FreshCheckout::kill);
    for (ProcessHandle process : processes()) {
      List<ProcessHandle> children = process.descendants().toList();
      kill(process);
      children.forEach(FreshCheckout::kill);
    }
  }

  /** Ends a service as a crash would; the supervisor starts it again. */
  void kill(Service service) {
    List<ProcessHandle> found =
        processes().stream()
            .filter(process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(root.resolve(service.folder()) + "/"))
                    .isPresent())
            .toList();
    assertThat(found).as(service.folder()).hasSize(1);
    kill(found.getFirst());
  }

  private static void kill(ProcessHandle process) {
    Signals.end(process, "KILL", Duration.ofSeconds(20));
  }

  private void down() {
    run("./revline down");
    killEverything();
  }
}
