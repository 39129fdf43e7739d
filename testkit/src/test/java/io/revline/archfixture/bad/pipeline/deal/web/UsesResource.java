package io.revline.archfixture.bad.pipeline.deal.web;

/** Depends on a resource. */
record UsesResource(EntityResource resource) {}
