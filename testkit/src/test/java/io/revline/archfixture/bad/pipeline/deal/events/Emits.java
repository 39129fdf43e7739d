package io.revline.archfixture.bad.pipeline.deal.events;

import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Emits beside the outbox. */
record Emits(Emitter<String> emitter) {}
