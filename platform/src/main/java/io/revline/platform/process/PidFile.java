package io.revline.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Remembers a process beyond the life of the one that started it. A process id may be given to
 * another process later, so the start time and a part of the command line are compared too.
 */
public final class PidFile {
  /**
   * The kernel counts a start in ticks since boot, and the time of boot moves when the clock is
   * corrected.
   */
  private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final int LOOKS = 25;

  private final Path file;
  private final String mark;

  /**
   * @param mark a text that the command line of the process contains and no other's does
   */
  public PidFile(Path file, String mark) {
    this.file = file;
    this.mark = mark;
  }

  /** Remembers a process. */
  public void write(ProcessHandle process) {
    String line = process.pid() + " " + startOf(process).toEpochMilli();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(beside, line);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The remembered process if it still runs. */
  public Optional<ProcessHandle> process() {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> isNear(startOf(process), start))
          .filter(process -> hasMark(process, mark));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a process runs and its command line contains a text. While a process turns into another
   * program it has no command line for a moment, so one that has none is looked at again.
   */
  public static boolean hasMark(ProcessHandle process, String mark) {
    Optional<String> line = process.info().commandLine();
    for (int look = 1; look < LOOKS && line.isEmpty() && process.isAlive(); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      line = process.info().commandLine();
    }
    return process.isAlive() && line.filter(text -> text.contains(mark)).isPresent();
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(CLOCK_CORRECTION) < 0;
  }
}
