package io.revline.archfixture.good.kit.outbox;

import org.apache.kafka.clients.producer.ProducerRecord;

/** The outbox may produce. */
record KafkaPublisher(ProducerRecord<String, String> last) {}
