package io.revline.archfixture.bad.pipeline.deal;

import io.revline.archfixture.bad.pipeline.stage.Hen;

/** Half of a cycle of features. */
public record Egg(Hen hen) {}
