package io.revline.archfixture.bad.pipeline.deal.web;

/** Harmless, but known by those who ought not to. */
public record View(String name) {}
