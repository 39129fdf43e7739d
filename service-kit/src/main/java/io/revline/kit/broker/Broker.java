package io.revline.kit.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The broker as every client of the service reaches it: by all that is configured under {@code
 * kafka.}, such as {@code kafka.bootstrap.servers}, {@code kafka.security.protocol} and {@code
 * kafka.sasl.jaas.config}. The channels of messaging take the same settings by themselves.
 */
@ApplicationScoped
public class Broker {
  private final Map<String, Object> configured;

  Broker(@Identifier("default-kafka-broker") Map<String, Object> configured) {
    this.configured = new HashMap<>(configured);
    // The extension adds the service's name for consumers that have no group; ours need none.
    this.configured.remove(CommonClientConfigs.GROUP_ID_CONFIG);
  }

  /** The settings of a client, with its own on top. */
  public Map<String, Object> client(Map<String, ?> own) {
    Map<String, Object> settings = new HashMap<>(configured);
    settings.putAll(own);
    return settings;
  }
}
