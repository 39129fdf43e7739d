package io.revline.kit.outbox;

import java.util.Map;

/**
 * An event that waits to be published.
 *
 * @param id its place in the order
 * @param topic where it goes
 * @param aggregateId the Kafka key; order is kept among rows that share it
 * @param headers the Kafka headers
 * @param body the Kafka value
 */
public record OutboxRow(
    long id, String topic, String aggregateId, Map<String, String> headers, String body) {}
