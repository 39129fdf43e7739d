package io.revline.platform.backup;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a back-up in the place of what a stopped Revline keeps. It is unpacked and checked beside
 * that first; then one renaming decides, and what is left to do is done by whoever comes next if
 * this is cut off: {@link #finish}.
 */
public final class Restoration {
  private final Home home;

  /** Of a home in which nothing runs. */
  public Restoration(Home home) {
    this.home = home;
  }

  /**
   * Restores.
   *
   * @param replace whether data that are there may go
   * @throws PlatformException when there are data, or the back-up is damaged; nothing has changed
   *     then
   */
  public void restore(BackupFile backup, boolean replace) throws IOException {
    finish();
    if (!replace && Files.exists(home.data())) {
      throw new PlatformException(
          "There are data in %s already: give --replace to put the back-up in their place."
              .formatted(home.data()));
    }
    Directories.delete(unpacked());
    backup.unpack(unpacked());
    Files.move(unpacked(), decided(), StandardCopyOption.ATOMIC_MOVE);
    finish();
  }

  /** Does what is left of a restore that was cut off after it had been decided; else nothing. */
  public void finish() throws IOException {
    if (!Files.isDirectory(decided())) {
      return;
    }
    // Demo data that were still to be loaded were meant for what was here before.
    Directories.delete(home.demo());
    for (Path restored : children(decided())) {
      Path place = home.directory().resolve(restored.getFileName());
      Directories.delete(place);
      Files.move(restored, place, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(decided());
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    }
  }

  private Path unpacked() {
    return home.directory().resolve("restore.part");
  }

  private Path decided() {
    return home.directory().resolve("restore");
  }
}
