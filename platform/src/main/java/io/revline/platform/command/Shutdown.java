package io.revline.platform.command;

import io.revline.platform.home.Home;
import io.revline.platform.process.Signals;
import io.revline.platform.supervisor.Part;
import io.revline.platform.supervisor.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops what runs of a checkout, however it came to run. */
final class Shutdown {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Home home;

  Shutdown(Home home) {
    this.home = home;
  }

  /** Returns whether anything ran. */
  boolean run() {
    Optional<ProcessHandle> supervisor = home.supervisor().process();
    supervisor.ifPresent(process -> Signals.end(process, "TERM", PATIENCE));
    List<Part> leftovers =
        Parts.of(home, home.ports(), Clock.systemUTC()).all().reversed().stream()
            .filter(part -> part.process().isPresent())
            .toList();
    leftovers.forEach(Part::stop);
    ReadyMark.remove(home);
    return supervisor.isPresent() || !leftovers.isEmpty();
  }
}
