package io.revline.archfixture.good.pipeline.stage;

/** A feature that knows no other. */
public record Stage(String key) {}
