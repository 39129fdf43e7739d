package io.revline.platform.command;

import io.revline.platform.backup.BackupFile;
import io.revline.platform.backup.Restoration;
import io.revline.platform.backup.Schemas;
import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code revline restore}. */
@Command(
    name = "restore",
    description = {
      "Put all data back as they were when the file was written; Revline has to be stopped.",
      "The file may be of an older version: the next ./revline up brings its data up to date."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What ./revline backup has written.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Delete the data that are here.")
  private boolean replace;

  @Override
  public Integer call() throws IOException {
    Home home = Home.ofThisCheckout();
    BackupFile backup = BackupFile.open(file.toAbsolutePath());
    backup.requireNotNewerThan(Schemas.knownTo(home.root()));
    try (Stopped stopped = Stopped.of(home)) {
      new Restoration(home).restore(backup, replace);
    }
    System.out.printf("Restored as of %s. Start Revline with ./revline up.%n", backup.takenAt());
    return 0;
  }
}
