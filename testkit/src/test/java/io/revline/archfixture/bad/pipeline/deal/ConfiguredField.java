package io.revline.archfixture.bad.pipeline.deal;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Is half-made until somebody configures. */
class ConfiguredField {
  @ConfigProperty(name = "limit")
  int limit;
}
