package io.revline.kit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things are kept, each for a day at least. */
@ConfigMapping(prefix = "revline.retention")
public interface RetentionConfig {
  /** How long a projection remembers that it has handled an event. */
  @WithDefault("P30D")
  Duration inbox();

  /** How long a request with the same idempotency key gets the same answer. */
  @WithDefault("P7D")
  Duration keys();

  /** How long the rejected rows of an import can be read after its end. */
  @WithDefault("P30D")
  Duration rejects();

  /** How long a model of a day is kept; who asks of that day later has the same trained again. */
  @WithDefault("P30D")
  Duration models();

  /** How often a service looks for what is older. */
  @WithDefault("PT1H")
  Duration every();
}
