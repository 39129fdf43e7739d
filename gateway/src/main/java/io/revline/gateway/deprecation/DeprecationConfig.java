package io.revline.gateway.deprecation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Operations that will go, each under a name of its own. */
@ConfigMapping(prefix = "revline.gateway.deprecations")
public interface DeprecationConfig {
  /** By name. */
  @WithParentName
  Map<String, Entry> operations();

  /** One operation. */
  interface Entry {
    /** Method and path, with names in braces: {@code GET /api/v1/deals/{id}/history}. */
    String operation();

    /** Since when it should not be used any more. */
    Instant since();

    /** When it goes, if that is known. */
    Optional<Instant> sunset();

    /** Where it says what to use instead. */
    Optional<URI> link();
  }
}
