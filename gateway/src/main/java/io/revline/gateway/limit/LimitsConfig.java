package io.revline.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a caller may ask for, how much of it at once, and how slowly. */
@ConfigMapping(prefix = "revline.gateway.limits")
public interface LimitsConfig {
  /** Requests that the subject of one token may make in a {@link #window}. */
  @WithDefault("50000")
  long callerRequests();

  /** Requests that one address may make in a {@link #window} without a good token. */
  @WithDefault("1000")
  long strangerRequests();

  /** The time after which a spent allowance is whole again; it grows back evenly. */
  @WithDefault("PT10S")
  Duration window();

  /** Callers, and as many addresses, whose allowance is remembered. */
  @WithDefault("10000")
  long remembered();

  /** Characters of a request target, its query included. */
  @WithDefault("8192")
  int target();

  /** Characters of all names and values of a request's headers. */
  @WithDefault("16384")
  int headers();

  /** Bytes of a body. */
  @WithDefault("16M")
  MemorySize body();

  /** Bytes of a body that is a table to import. */
  @WithDefault("128M")
  MemorySize importBody();

  /** How long a body may bring less than {@link #slowest} while it is waited for. */
  @WithDefault("PT10S")
  Duration patience();

  /** Bytes of a body that arrive within {@link #patience}, or it is given up. */
  @WithDefault("1K")
  MemorySize slowest();

  /** How long what was answered before it was read whole is still read, and thrown away. */
  @WithDefault("PT2S")
  Duration linger();
}
