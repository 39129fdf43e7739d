package io.revline.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where the services are and how long they may take. */
@ConfigMapping(prefix = "revline.gateway")
public interface GatewayConfig {
  /** How long a service may stay silent after it has the whole request. */
  @WithDefault("PT10S")
  Duration timeout();

  /** The same where a service may train a model while its caller waits. */
  @WithDefault("PT25S")
  Duration trainingTimeout();

  /** How long one part of a composed answer may take in all. */
  @WithDefault("PT3S")
  Duration partTimeout();

  /** How long the opening of a connection may take. */
  @WithDefault("PT2S")
  Duration connectTimeout();

  /** Connections kept to each service at most. */
  @WithDefault("256")
  int connections();

  /** Requests that may wait for a connection; more are refused at once. */
  @WithDefault("1024")
  int waitingRequests();

  /** The address of each service by its word: pipeline, forecast, performance. */
  Map<String, URI> services();
}
