package io.revline.platform.home;

import io.revline.platform.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@code .revline} of a checkout: data, logs and what runs.
 *
 * @param root the checkout
 */
public record Home(Path root) {
  /** The home of the checkout this JVM was started for (system property {@code revline.root}). */
  public static Home ofThisCheckout() {
    return new Home(Path.of(System.getProperty("revline.root", ".")).toAbsolutePath().normalize());
  }

  /** The folder itself. */
  public Path directory() {
    return root.resolve(".revline");
  }

  /** The data of all servers. */
  public Path data() {
    return directory().resolve("data");
  }

  /** The data of a server. */
  public Path data(String server) {
    return data().resolve(server);
  }

  /** The log of a part. */
  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** Where all logs are. */
  public Path logs() {
    return directory().resolve("logs");
  }

  /** The tables of the demo data, and how far they are loaded. */
  public Path demo() {
    return directory().resolve("demo");
  }

  /** Whether nothing was ever stored here. */
  public boolean isUnused() {
    return Files.notExists(data());
  }

  /** The token issuer's key. */
  public Path issuerKey() {
    return directory().resolve("issuer.jwk");
  }

  /** Remembers the process of a service. */
  public PidFile pidFile(Service service) {
    return new PidFile(run().resolve(service.folder() + ".pid"), service.jar(root).toString());
  }

  /** Remembers the process that supervises all others. */
  public PidFile supervisor() {
    return new PidFile(run().resolve("platform.pid"), "-Drevline.root=" + root);
  }

  /** Held by the supervisor for as long as it lives. */
  public Path lock() {
    return run().resolve("lock");
  }

  /** Exists while everything is up. */
  public Path readyMark() {
    return run().resolve("ready");
  }

  private Path run() {
    return directory().resolve("run");
  }

  /** The port base used last here. */
  public Optional<Integer> portBase() {
    try {
      return Optional.of(Integer.valueOf(Files.readString(portBaseFile()).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The ports used last here, or the default ones. */
  public PortPlan ports() {
    return new PortPlan(portBase().orElse(PortPlan.DEFAULT_BASE));
  }

  /** Remembers the ports for the other commands. */
  public void usePorts(PortPlan ports) {
    try {
      Files.createDirectories(run());
      Files.createDirectories(logs());
      Files.writeString(portBaseFile(), Integer.toString(ports.base()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path portBaseFile() {
    return directory().resolve("port-base");
  }
}
