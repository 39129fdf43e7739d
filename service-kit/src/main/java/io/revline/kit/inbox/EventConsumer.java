package io.revline.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.caller.Correlation;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.trace.EventTraces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The one entry for records from Kafka. A batch is handled in one transaction with the inbox; if it
 * fails, record by record, and only what fails alone goes to the dead letters. Returning normally
 * means that everything is committed, so the caller may acknowledge.
 */
@ApplicationScoped
public class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);

  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final BatchesInHand batches;
  private final MeterRegistry meters;
  private final EventTraces traces;
  private final Clock clock;

  EventConsumer(
      Inbox inbox,
      DeadLetters deadLetters,
      BatchesInHand batches,
      MeterRegistry meters,
      EventTraces traces,
      Clock clock) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.batches = batches;
    this.meters = meters;
    this.traces = traces;
    this.clock = clock;
  }

  /** An increase is only seen of a counter that was there before. */
  void start(@Observes StartupEvent started, Instance<EventHandler> handlers) {
    for (EventHandler handler : handlers) {
      consumed(handler);
      setAside(handler);
    }
  }

  private Counter consumed(EventHandler handler) {
    return meters.counter("revline_events_consumed_total", "consumer", handler.consumer());
  }

  private Counter setAside(EventHandler handler) {
    return meters.counter("revline_dead_letters_total", "consumer", handler.consumer());
  }

  /** Handles a batch; while the database is away it waits, and the records stay with Kafka. */
  @Retry(
      maxRetries = -1,
      delay = 500,
      maxDuration = 0,
      durationUnit = ChronoUnit.MILLIS,
      retryOn = DatabaseAway.class)
  public void consume(EventHandler handler, ConsumerRecords<String, byte[]> records) {
    batches.begun(handler.consumer());
    List<Received> readable = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        readable.add(new Received(record, read(handler, record)));
      } catch (RuntimeException e) {
        DatabaseAway.throwIfCauseOf(e);
        setAside(handler, record, e);
      }
    }
    Map<TopicPartition, Long> nextOffsets = nextOffsets(records);
    try {
      apply(handler, readable, nextOffsets);
    } catch (RuntimeException e) {
      DatabaseAway.throwIfCauseOf(e);
      LOG.warnf("%s handles %d events one by one: %s", handler.consumer(), readable.size(), e);
      readable.forEach(received -> applyAlone(handler, received));
      apply(handler, List.of(), nextOffsets);
    }
    batches.done(handler.consumer());
  }

  private static CloudEvent read(EventHandler handler, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new MalformedEvent("there is no body", null);
    }
    return handler.read(record.topic(), CloudEvent.headersOf(record), record.value());
  }

  private static Map<TopicPartition, Long> nextOffsets(ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      next.put(partition, records.records(partition).getLast().offset() + 1);
    }
    return next;
  }

  private void applyAlone(EventHandler handler, Received received) {
    MDC.put(Correlation.MDC_KEY, received.event().provenance().correlationId());
    try {
      apply(handler, List.of(received), Map.of());
    } catch (RuntimeException e) {
      DatabaseAway.throwIfCauseOf(e);
      setAside(handler, received.record(), e);
    } finally {
      MDC.remove(Correlation.MDC_KEY);
    }
  }

  private void apply(
      EventHandler handler, List<Received> batch, Map<TopicPartition, Long> nextOffsets) {
    Instant begun = clock.instant();
    List<CloudEvent> events = batch.stream().map(Received::event).toList();
    List<CloudEvent> fresh =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              List<CloudEvent> first = inbox.firstSeen(handler.consumer(), events);
              if (!first.isEmpty()) {
                handler.apply(first);
              }
              inbox.handled(handler.consumer(), nextOffsets);
              return first;
            });
    batches.committed(handler.consumer());
    consumed(handler).increment(fresh.size());
    fresh.stream()
        .filter(event -> event.traceparent() != null)
        .forEach(event -> traces.handled(handler.consumer(), event.headers(), begun, null));
    fresh.stream()
        .collect(Collectors.groupingBy(event -> event.provenance().correlationId()))
        .forEach((id, told) -> log(handler, id, told));
  }

  /** One line for each request or job that the events stem from. */
  private static void log(EventHandler handler, String correlationId, List<CloudEvent> events) {
    MDC.put(Correlation.MDC_KEY, correlationId);
    CloudEvent last = events.getLast();
    EventTraces.within(
        last,
        () ->
            LOG.infof(
                "%s applied %d event(s), the last: %s %s version %d",
                handler.consumer(),
                events.size(),
                last.type(),
                last.subject(),
                last.aggregateVersion()));
    MDC.remove(Correlation.MDC_KEY);
  }

  private void setAside(
      EventHandler handler, ConsumerRecord<String, byte[]> record, RuntimeException reason) {
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> deadLetters.add(handler.consumer(), record, reason));
    } catch (RuntimeException e) {
      DatabaseAway.throwIfCauseOf(e);
      throw e;
    }
    batches.committed(handler.consumer());
    setAside(handler).increment();
    traces.handled(handler.consumer(), CloudEvent.headersOf(record), clock.instant(), reason);
    LOG.errorf(
        "%s set aside %s-%d@%d: %s",
        handler.consumer(), record.topic(), record.partition(), record.offset(), reason);
  }

  private record Received(ConsumerRecord<String, byte[]> record, CloudEvent event) {}
}
