package io.revline.archfixture.bad.pipeline.deal.events;

/** Harmless, but known by those who ought not to. */
public record Echo(String name) {}
