package io.revline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands by bash, as somebody at a terminal would. */
final class Shell {
  private static final long PATIENCE_SECONDS = 300;

  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();

  Shell(Path directory) {
    this.directory = directory;
  }

  /** Sets a variable for the commands. */
  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** How a command ended and all it printed, errors included. */
  record Result(int exitCode, String output) {}

  /**
   * Runs a command to its end. The output goes by a file: what is left running may hold it open.
   */
  Result run(String command) {
    try {
      Path output = Files.createTempFile("revline-shell", ".out");
      try {
        return run(command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Result run(String command, Path output) throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", command)
            .directory(directory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // What the surrounding build tells its own children is not for a build of another checkout.
    bash.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    bash.environment().putAll(environment);
    Process process = bash.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(
          "no end after %d s: %s%n%s".formatted(PATIENCE_SECONDS, command, read(output)));
    }
    return new Result(process.exitValue(), read(output));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
