package io.revline.platform.supervisor;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.process.ChildProcess;
import io.revline.platform.process.PidFile;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One of Revline's services, as a child JVM of its built artifact. */
final class ServicePart implements Part {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_STOP = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Service service;
  private final Home home;
  private final PortPlan ports;
  private final PidFile pidFile;
  private final Readiness readiness;

  ServicePart(Service service, Home home, PortPlan ports) {
    this.service = service;
    this.home = home;
    this.ports = ports;
    this.pidFile = home.pidFile(service);
    this.readiness = new Readiness(ports.url(service));
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
    if (!Files.exists(service.jar(home.root()))) {
      throw new PlatformException(name() + " is not built: ./revline up builds it.");
    }
    Ports.requireFree(name(), port());
    Process process =
        ChildProcess.start(command(), ServiceEnvironment.of(service, ports), home.log(name()));
    pidFile.write(process.toHandle());
  }

  private List<String> command() {
    return List.of(
        ChildProcess.java(),
        service.heap(),
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        service.jar(home.root()).toString());
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
    process().ifPresent(process -> Signals.end(process, "TERM", TO_STOP));
    pidFile.delete();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return pidFile.process();
  }
}
