package io.revline.platform.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's server.properties. */
final class Configuration {
  /**
   * Voters stand in the configuration, not in the data, so that the ports may differ from run to
   * run.
   */
  private static final String PROPERTIES =
      """
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@127.0.0.1:%2$d
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      controller.listener.names=CONTROLLER
      log.dirs=%3$s
      auto.create.topics.enable=false
      log.retention.ms=-1
      offsets.retention.minutes=2147483647
      offsets.topic.num.partitions=1
      offsets.topic.replication.factor=1
      transaction.state.log.num.partitions=1
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      share.coordinator.state.topic.num.partitions=1
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      group.initial.rebalance.delay.ms=0
      log.cleaner.dedupe.buffer.size=2097152
      broker.session.timeout.ms=1500
      broker.heartbeat.interval.ms=300
      num.network.threads=2
      num.io.threads=4
      controlled.shutdown.max.retries=1
      """;

  private Configuration() {}

  /** Of a setting that stands twice, the broker takes the second. */
  static String of(Path data, int port, int controllerPort, Map<String, String> further) {
    return PROPERTIES.formatted(port, controllerPort, data)
        + further.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
