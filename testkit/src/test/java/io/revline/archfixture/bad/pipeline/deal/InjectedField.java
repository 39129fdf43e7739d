package io.revline.archfixture.bad.pipeline.deal;

import jakarta.inject.Inject;
import java.time.Clock;

/** Is half-made until somebody injects. */
class InjectedField {
  @Inject Clock clock;
}
