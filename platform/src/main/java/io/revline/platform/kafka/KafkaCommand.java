package io.revline.platform.kafka;

import io.revline.platform.PlatformException;
import io.revline.platform.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of a program from Kafka's server jars, which the build of this module puts in
 * target/lib.
 */
final class KafkaCommand {
  private KafkaCommand() {}

  static List<String> of(String mainClass, String... arguments) {
    return Stream.concat(jvm(mainClass), Stream.of(arguments)).toList();
  }

  private static Stream<String> jvm(String mainClass) {
    return Stream.of(
        ChildProcess.java(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %3$s %5$s%6$s%n",
        "-cp",
        jars().resolve("*").toString(),
        mainClass);
  }

  private static Path jars() {
    Path jars = Path.of(System.getProperty("revline.root", "."), "platform", "target", "lib");
    if (!Files.isDirectory(jars)) {
      throw new PlatformException(
          "Kafka's jars are not in %s: build the platform module first, or set -Drevline.root to the checkout."
              .formatted(jars));
    }
    return jars;
  }
}
