package io.revline.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.ChangeKind;
import io.revline.contracts.Topics;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.contracts.people.PeopleEvent;
import io.revline.contracts.people.PeopleEventTypes;
import io.revline.contracts.people.Placement;
import io.revline.contracts.people.Rep;
import io.revline.contracts.people.RepChanged;
import io.revline.contracts.people.Team;
import io.revline.contracts.people.TeamChanged;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import io.revline.testkit.deal.DealTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Publishes to the topic of people, in the place of performance-service. */
public final class PeopleTopic {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private PeopleTopic() {}

  /** A new team below another, or on its own. */
  public static CloudEvent team(String id, @Nullable String parent) {
    List<Placement> parents =
        parent == null ? List.of() : List.of(new Placement(parent, null, null));
    return told(new TeamChanged(ChangeKind.CREATED, id, 1, new Team(id, null, parents)));
  }

  /** A new rep who is and was a member of one team. */
  public static CloudEvent member(String id, String team) {
    return rep(id, 1, new Membership(team, MembershipRole.MEMBER, null, null));
  }

  /** A new rep who is and was the manager of one team. */
  public static CloudEvent manager(String id, String team) {
    return rep(id, 1, new Membership(team, MembershipRole.MANAGER, null, null));
  }

  /** A version of a rep with these memberships. */
  public static CloudEvent rep(String id, long version, Membership... memberships) {
    return told(
        new RepChanged(
            version == 1 ? ChangeKind.CREATED : ChangeKind.CHANGED,
            id,
            version,
            new Rep(id, null, null, List.of(memberships))));
  }

  /** An event as it would travel, recorded on New Year of 2020 plus a second for each version. */
  public static CloudEvent told(PeopleEvent event) {
    try {
      return new CloudEvent(
          UUID.randomUUID(),
          "/revline/performance-service",
          PeopleEventTypes.typeOf(event),
          event.id(),
          event.version(),
          Instant.parse("2020-01-01T00:00:00Z").plusSeconds(event.version()),
          new Provenance("test", "person", "test"),
          JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Publishes events that keep their contract, in this order. */
  public static void publish(List<CloudEvent> events) {
    events.forEach(
        event -> assertThat(EventSchemas.violations(event.type(), event.body())).isEmpty());
    DealTopic.send(events.stream().map(PeopleTopic::record).toList());
  }

  /** The record of an event, whatever it says. */
  public static ProducerRecord<String, byte[]> record(CloudEvent event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.PEOPLE, event.subject(), event.body().getBytes(StandardCharsets.UTF_8));
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /** Every event there is, in the order of the topic, repeats included. */
  public static List<CloudEvent> everything() {
    TopicPartition partition = new TopicPartition(Topics.PEOPLE, 0);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RevlineStack.kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<CloudEvent> events = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(it -> events.add(CloudEvent.from(it)));
      }
      return events;
    }
  }
}
