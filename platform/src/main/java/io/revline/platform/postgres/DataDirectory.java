package io.revline.platform.postgres;

import io.revline.platform.process.Directories;
import io.revline.platform.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one server, and what they tell about a server that runs on them or was cut off. */
final class DataDirectory {
  private final Path root;

  DataDirectory(Path root) {
    this.root = root;
  }

  Path data() {
    return root.resolve("data");
  }

  /** Data whose first start was cut off holds nothing yet and may be incomplete: begin again. */
  void prepare() {
    try {
      Files.createDirectories(root);
      if (!Files.exists(initialised())) {
        Directories.delete(data());
      }
      removeStalePidFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void markInitialised() throws IOException {
    Files.writeString(initialised(), "");
  }

  private Path initialised() {
    return root.resolve("initialised");
  }

  /**
   * The postmaster that works on this data; a recycled process id is told apart by its command
   * line.
   */
  Optional<ProcessHandle> postmaster() {
    return pidInFile()
        .flatMap(ProcessHandle::of)
        .filter(process -> PidFile.hasMark(process, data().toString()));
  }

  void removeStalePidFile() {
    if (postmaster().isEmpty()) {
      try {
        Files.deleteIfExists(pidFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Optional<Long> pidInFile() {
    try {
      return Files.readAllLines(pidFile()).stream()
          .findFirst()
          .map(line -> Long.valueOf(line.strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }
}
