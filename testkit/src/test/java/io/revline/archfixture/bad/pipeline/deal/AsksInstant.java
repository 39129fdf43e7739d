package io.revline.archfixture.bad.pipeline.deal;

import java.time.Instant;

/** Reads the machine's time. */
class AsksInstant {
  Instant now() {
    return Instant.now();
  }
}
