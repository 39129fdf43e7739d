package io.revline.archfixture.bad.pipeline.deal;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the machine's time by a method reference. */
class AsksByReference {
  Supplier<Instant> now() {
    return Instant::now;
  }
}
