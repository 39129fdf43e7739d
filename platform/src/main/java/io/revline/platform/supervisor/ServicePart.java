package io.revline.platform.supervisor;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.process.ChildProcess;
import io.revline.platform.process.ClassArchive;
import io.revline.platform.process.PidFile;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of Revline's services, as a child JVM of its built artifact. */
final class ServicePart implements Part {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_STOP = Duration.ofSeconds(20);
  private static final Duration TO_RECORD = Duration.ofSeconds(120);

  /**
   * The second compiler waits until a method has been called ten times as often as is usual. It
   * would take a third of the processor time of a start otherwise, and what is busy for longer than
   * a start still gets there soon.
   */
  private static final List<String> SECOND_COMPILER_LATER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Service service;
  private final Home home;
  private final PortPlan ports;
  private final Map<String, String> environment;
  private final PidFile pidFile;
  private final Readiness readiness;
  private final ClassArchive classes;
  private volatile boolean cutShort;

  ServicePart(Service service, Home home, PortPlan ports, Map<String, String> environment) {
    this.service = service;
    this.home = home;
    this.ports = ports;
    this.environment = new HashMap<>(ServiceEnvironment.of(service, ports));
    this.environment.putAll(environment);
    this.pidFile = home.pidFile(service);
    this.readiness = new Readiness(ports.url(service));
    this.classes = new ClassArchive(service.jar(home.root()));
  }

  @Override
  public String name() {
    return service.folder();
  }

  @Override
  public int port() {
    return ports.of(service);
  }

  @Override
  public void start() {
    launch(classes.toMap());
  }

  @Override
  public boolean wantsRehearsal() {
    return !classes.exists();
  }

  @Override
  public void startRehearsal() {
    cutShort = false;
    launch(classes.toRecord());
  }

  @Override
  public boolean endRehearsal() {
    boolean orderly =
        process().map(process -> Signals.end(process, "TERM", TO_RECORD)).orElse(false);
    pidFile.delete();
    // Whoever stops the part meanwhile is less patient and may have killed it while it wrote.
    if (orderly && !cutShort) {
      return classes.keep();
    }
    classes.discard();
    return false;
  }

  private void launch(List<String> forClasses) {
    if (!Files.exists(service.jar(home.root()))) {
      throw new PlatformException(name() + " is not built: ./revline up builds it.");
    }
    Ports.requireFree(name(), port());
    Process process = ChildProcess.start(command(forClasses), environment, home.log(name()));
    pidFile.write(process.toHandle());
  }

  private List<String> command(List<String> forClasses) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            ChildProcess.java(),
            service.heap(),
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(SECOND_COMPILER_LATER);
    command.addAll(forClasses);
    command.addAll(extraOptions());
    command.addAll(List.of("-jar", service.jar(home.root()).toString()));
    return command;
  }

  /** What an operator or a test adds to the JVM's options, for example a debug port. */
  private static List<String> extraOptions() {
    String options = System.getenv().getOrDefault("REVLINE_JAVA_OPTIONS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  @Override
  public void awaitReady() {
    long end = System.nanoTime() + TO_START.toNanos();
    while (!readiness.isReady()) {
      if (hasEnded()) {
        throw new PlatformException(
            "%s ended while it was starting; see %s".formatted(name(), home.log(name())));
      }
      if (System.nanoTime() > end) {
        throw new PlatformException(
            "%s was not ready after %d s; see %s"
                .formatted(name(), TO_START.toSeconds(), home.log(name())));
      }
    }
  }

  private boolean hasEnded() {
    return process().map(process -> Signals.awaitExit(process, BETWEEN_LOOKS)).orElse(true);
  }

  @Override
  public void stop() {
    cutShort = true;
    process().ifPresent(process -> Signals.end(process, "TERM", TO_STOP));
    pidFile.delete();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return pidFile.process();
  }
}
