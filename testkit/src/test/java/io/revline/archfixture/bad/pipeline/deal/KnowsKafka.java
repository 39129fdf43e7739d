package io.revline.archfixture.bad.pipeline.deal;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A root that knows Kafka. */
record KnowsKafka(ConsumerRecord<String, String> last) {}
