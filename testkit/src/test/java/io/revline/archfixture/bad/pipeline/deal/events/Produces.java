package io.revline.archfixture.bad.pipeline.deal.events;

import org.apache.kafka.clients.producer.Producer;

/** Produces beside the outbox. */
record Produces(Producer<String, String> producer) {}
