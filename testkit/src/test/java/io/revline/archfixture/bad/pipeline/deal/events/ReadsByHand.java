package io.revline.archfixture.bad.pipeline.deal.events;

import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Consumes by hand. */
record ReadsByHand(KafkaConsumer<String, String> consumer) {}
