package io.revline.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory as Linux counts it. */
final class ResidentMemory {
  private ResidentMemory() {}

  /** Megabytes (10^6 bytes) of a process; pages it shares with others count in full. */
  static long megabytes(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024 / 1_000_000)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It has ended in the meantime.
      return 0;
    }
  }
}
