package io.revline.platform.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;

/**
 * Says whose data a directory holds. A broker starts on no directory that does not say so. Kafka's
 * own tool writes the same file, and takes a JVM and two seconds for it.
 */
final class DataFormat {
  private static final String PROPERTIES =
      """
      version=1
      cluster.id=revline0000000000000000
      node.id=1
      directory.id=%s
      """;

  private DataFormat() {}

  /** Writes it into a directory that does not have it; a broker keeps what is there. */
  static void ensure(Path data) throws IOException {
    Path file = data.resolve("meta.properties");
    if (Files.exists(file)) {
      return;
    }
    // In one step, because half of it would keep every later broker from starting.
    Path written =
        Files.writeString(
            data.resolveSibling("meta.properties.new"), PROPERTIES.formatted(Uuid.randomUuid()));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
