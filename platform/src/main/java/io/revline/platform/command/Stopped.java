package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.supervisor.Parts;
import java.io.IOException;
import java.time.Clock;

/** Holds a home in which nothing runs, so that nothing is started there meanwhile. */
final class Stopped implements AutoCloseable {
  private final UpLock lock;

  private Stopped(UpLock lock) {
    this.lock = lock;
  }

  /**
   * Takes hold.
   *
   * @throws PlatformException when anything runs
   */
  static Stopped of(Home home) throws IOException {
    UpLock lock = UpLock.of(home);
    if (!lock.isHeld() || anyRuns(home)) {
      lock.close();
      throw new PlatformException("Revline is running here: stop it first with ./revline down.");
    }
    return new Stopped(lock);
  }

  private static boolean anyRuns(Home home) {
    return Parts.of(home, home.ports(), Clock.systemUTC()).all().stream()
        .anyMatch(part -> part.process().isPresent());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
