package io.revline.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory of running processes, where the operating system tells it (Linux). */
public final class Memory {
  private static final String PROPORTIONAL = "Pss:";
  private static final String PEAK = "VmHWM:";

  private Memory() {}

  /**
   * The memory that processes hold, in megabytes (10^6 bytes); pages they share are counted once.
   */
  public static Optional<Long> residentMegabytes(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> kilobytes(process, "smaps_rollup", PROPORTIONAL))
        .flatMap(Optional::stream)
        .reduce(Long::sum)
        .map(kilobytes -> kilobytes * 1_024 / 1_000_000);
  }

  /** The most that a process has held since it began, in mebibytes (2^20 bytes). */
  public static Optional<Long> peakMebibytes(ProcessHandle process) {
    return kilobytes(process, "status", PEAK).map(kilobytes -> kilobytes / 1_024);
  }

  private static Optional<Long> kilobytes(ProcessHandle process, String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
