package io.revline.archfixture.bad.pipeline.stage;

import io.revline.archfixture.bad.pipeline.deal.Egg;

/** The other half of a cycle of features. */
public record Hen(Egg egg) {}
