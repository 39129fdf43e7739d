package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.backup.Restoration;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.supervisor.Parts;
import io.revline.platform.supervisor.Supervisor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code revline up}. */
@Command(
    name = "up",
    description = {
      "Start everything; Ctrl-C stops it again. Builds first what is not built.",
      "The first time it loads generated demo data: a company of 40 reps with 20,000 deals.",
      "The first time after a build the services rehearse their start, so that later ones are quicker.",
      "JVM options for the services: $REVLINE_JAVA_OPTIONS."
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final String BASE_VARIABLE = "REVLINE_PORT_BASE";
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(15);

  @Option(names = "--detach", description = "Return when all is ready and leave it running.")
  private boolean detach;

  @Option(names = "--empty", description = "Load no demo data, neither now nor later.")
  private boolean empty;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description =
          "First of eight ports (default: $"
              + BASE_VARIABLE
              + ", else the one used last here, else 8080).")
  private @Nullable Integer portBase;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    Home home = Home.ofThisCheckout();
    try (UpLock lock = UpLock.of(home)) {
      if (!lock.isHeld()) {
        return tellItRuns(home);
      }
      new Restoration(home).finish();
      PortPlan ports = choosePorts(home);
      if (detach) {
        lock.close();
        return new Detached(home).start(ports, empty);
      }
      return supervise(home, ports);
    }
  }

  private static int tellItRuns(Home home) {
    if (home.supervisor().process().isEmpty()) {
      throw new PlatformException("Another command is at work here: try again in a moment.");
    }
    System.out.println("Revline is already up: " + home.ports().url(Service.GATEWAY));
    return 0;
  }

  private PortPlan choosePorts(Home home) {
    return Optional.ofNullable(portBase)
        .or(() -> Optional.ofNullable(System.getenv(BASE_VARIABLE)).map(UpCommand::port))
        .map(PortPlan::new)
        .orElseGet(home::ports);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new PlatformException(
          "%s is '%s': give it the number of a port, such as 8080, or unset it."
              .formatted(BASE_VARIABLE, text),
          e);
    }
  }

  private int supervise(Home home, PortPlan ports) throws Exception {
    home.usePorts(ports);
    home.supervisor().write(ProcessHandle.current());
    DemoPlan demo = planned(home);
    Supervisor supervisor = new Supervisor(Parts.of(home, ports, clock), this::say, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(home, supervisor), "end"));
    supervisor.up();
    new DemoLoad(home, ports, demo, BETWEEN_TRIES, this::say).run();
    Welcome.print(home, ports);
    new CountDownLatch(1).await();
    return 0;
  }

  /** Before anything is stored, so that a start that is cut off is followed by one that loads. */
  private DemoPlan planned(Home home) throws IOException {
    DemoPlan plan = DemoPlan.keptIn(home);
    if (empty) {
      plan.drop();
    } else if (home.isUnused()) {
      plan.make(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
    return plan;
  }

  private void end(Home home, Supervisor supervisor) {
    ReadyMark.remove(home);
    if (supervisor.down()) {
      say("stopped");
    }
    home.supervisor().delete();
  }

  private void say(String line) {
    System.out.printf("%s  %s%n", clock.instant().truncatedTo(ChronoUnit.SECONDS), line);
  }
}
