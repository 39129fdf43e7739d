package io.revline.benchmarks.run;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.process.Directories;
import io.revline.platform.supervisor.Part;
import io.revline.platform.supervisor.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A folder that looks like a checkout to the platform: its services are links to the built ones,
 * its data are its own. So a benchmark never meets the data or the ports of {@code revline up}.
 *
 * @param checkout where the services were built
 * @param folder made anew by every run
 */
public record ScratchCheckout(Path checkout, Path folder) {
  Home home() {
    return new Home(folder);
  }

  /** Stops and deletes what an earlier run left behind, then makes the folder. */
  void prepare(Clock clock) {
    PortPlan lastPorts = home().ports();
    Parts.of(home(), lastPorts, clock).all().reversed().forEach(Part::stop);
    try {
      Directories.delete(folder);
      Files.createDirectories(folder);
      for (Service service : Service.values()) {
        Files.createSymbolicLink(
            folder.resolve(service.folder()), checkout.resolve(service.folder()).toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the data of a stopped platform; the logs stay. */
  public void deleteData() {
    try {
      Directories.delete(home().directory().resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
