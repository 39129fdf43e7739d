package io.revline.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class RevlineTopicsTest {

  @Test
  void containers_get_the_same_topics() throws IOException {
    Path script = Path.of(System.getProperty("revline.root"), "deploy/kafka/topics.sh");
    try (Stream<String> lines = Files.lines(script)) {
      List<String> created =
          lines
              .filter(line -> line.startsWith("create revline."))
              .map(line -> line.replace("$forever", "--config retention.ms=-1"))
              .toList();

      assertThat(created)
          .containsExactlyInAnyOrderElementsOf(
              RevlineTopics.TOPICS.stream().map(RevlineTopicsTest::command).toList());
    }
  }

  private static String command(NewTopic topic) {
    StringBuilder command =
        new StringBuilder("create %s %d".formatted(topic.name(), topic.numPartitions()));
    new TreeMap<>(topic.configs())
        .forEach((key, value) -> command.append(" --config %s=%s".formatted(key, value)));
    return command.toString();
  }
}
