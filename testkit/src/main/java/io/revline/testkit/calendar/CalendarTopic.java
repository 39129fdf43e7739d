package io.revline.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.contracts.Topics;
import io.revline.contracts.calendar.CalendarChanged;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.contract.EventSchemas;
import io.revline.testkit.deal.DealTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes to the topic of the fiscal calendar. */
public final class CalendarTopic {
  private CalendarTopic() {}

  /**
   * A change of the calendar to fiscal years of months, in a zone.
   *
   * @param recordedAt an RFC 3339 instant
   * @param namedBy start or end
   */
  public static CloudEvent months(
      long version, String recordedAt, String zone, int startMonth, String namedBy) {
    CloudEvent event =
        event(
            version,
            recordedAt,
            """
            {"kind": "%s", "id": "default", "version": %d, "calendar": {"timeZone": "%s",
             "months": {"startMonth": %d, "yearNamedBy": "%s"}, "overrides": []}}
            """
                .formatted(
                    version == 1 ? "created" : "changed", version, zone, startMonth, namedBy));
    assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty();
    return event;
  }

  /** A change with any body at all. */
  public static CloudEvent event(long version, String recordedAt, String body) {
    return new CloudEvent(
        UUID.randomUUID(),
        "/revline/forecast-service",
        CalendarChanged.TYPE,
        "default",
        version,
        Instant.parse(recordedAt),
        new Provenance("olga", "person", "calendar-test"),
        body);
  }

  /** Publishes events in this order. */
  public static void publish(CloudEvent... events) {
    DealTopic.send(List.of(events).stream().map(CalendarTopic::record).toList());
  }

  private static ProducerRecord<String, byte[]> record(CloudEvent event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.CALENDAR, event.subject(), event.body().getBytes(StandardCharsets.UTF_8));
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
