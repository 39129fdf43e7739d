package io.revline.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory of running processes, where the operating system tells it (Linux). */
public final class Memory {
  private static final String PROPORTIONAL = "Pss:";

  private Memory() {}

  /**
   * The memory that processes hold, in megabytes (10^6 bytes); pages they share are counted once.
   */
  public static Optional<Long> residentMegabytes(Stream<ProcessHandle> processes) {
    return processes
        .map(Memory::kilobytes)
        .flatMap(Optional::stream)
        .reduce(Long::sum)
        .map(kilobytes -> kilobytes * 1_024 / 1_000_000);
  }

  private static Optional<Long> kilobytes(ProcessHandle process) {
    Path summary = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(summary)) {
      return lines
          .filter(line -> line.startsWith(PROPORTIONAL))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
