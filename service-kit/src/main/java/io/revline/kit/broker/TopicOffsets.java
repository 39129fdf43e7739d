package io.revline.kit.broker;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics of the broker begin and end at the moment. Every question fails after five
 * seconds without an answer.
 */
public final class TopicOffsets implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final Admin admin;

  /** A client with a connection of its own. */
  public TopicOffsets(Broker broker) {
    admin =
        Admin.create(
            broker.client(
                Map.of(
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "revline-offsets",
                    AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    500)));
  }

  /** The names of all topics this service may see. */
  public Set<String> topics() throws InterruptedException, ExecutionException, TimeoutException {
    return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** The offset of the first record of each partition of these topics that is still there. */
  public Map<TopicPartition, Long> beginnings(Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(topics, OffsetSpec.earliest());
  }

  /** The offset after the last record of each partition of these topics. */
  public Map<TopicPartition, Long> ends(Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(topics, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(Collection<String> topics, OffsetSpec wanted)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic :
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .values()) {
      topic
          .partitions()
          .forEach(partition ->
              asked.put(new TopicPartition(topic.name(), partition.partition()), wanted));
    }
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return found.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
