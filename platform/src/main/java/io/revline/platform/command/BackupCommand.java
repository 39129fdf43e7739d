package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.backup.BackupFile;
import io.revline.platform.backup.Restoration;
import io.revline.platform.backup.Schemas;
import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code revline backup}. */
@Command(
    name = "backup",
    description = {
      "Write all data of this checkout, Kafka's and the issuer's key included, into one file.",
      "Revline has to be stopped, so that everything in the file is of one moment."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;

  @Parameters(paramLabel = "FILE", description = "Where to; must not exist yet.")
  private Path file = Path.of("");

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException {
    Home home = Home.ofThisCheckout();
    try (Stopped stopped = Stopped.of(home)) {
      new Restoration(home).finish();
      if (!Files.isDirectory(home.data())) {
        throw new PlatformException(
            "There are no data in %s: start Revline with ./revline up.".formatted(home.data()));
      }
      BackupFile.write(
          file.toAbsolutePath(),
          home.directory(),
          List.of(home.data(), home.issuerKey()),
          Schemas.in(home),
          clock.instant());
    }
    System.out.printf(
        "Backed up to %s (%d MB). Keep it safe: it holds all deals and the issuer's key.%n",
        file, Math.ceilDiv(Files.size(file), MEGABYTE));
    return 0;
  }
}
