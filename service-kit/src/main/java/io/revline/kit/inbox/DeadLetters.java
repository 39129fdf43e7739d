package io.revline.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.Ids;
import io.revline.kit.caller.Provenance;
import io.revline.kit.database.DatabaseGauges;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.outbox.Outbox;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps what could not be handled, tells of it on a topic, and tries it again when asked to. */
@ApplicationScoped
public class DeadLetters {
  /** Where dead letters are told of. */
  public static final String TOPIC = "revline.dead-letters.v1";

  /** The CloudEvents type of what is told; the body is a {@link DeadLetter}. */
  public static final String TYPE = "revline.dead-letter.recorded.v1";

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final DataSource database;
  private final Outbox outbox;
  private final Inbox inbox;
  private final DatabaseGauges gauges;
  private final Instance<EventHandler> handlers;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;
  private final String source;

  DeadLetters(
      DataSource database,
      Outbox outbox,
      Inbox inbox,
      DatabaseGauges gauges,
      Instance<EventHandler> handlers,
      ObjectMapper json,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.outbox = outbox;
    this.inbox = inbox;
    this.gauges = gauges;
    this.handlers = handlers;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.source = "/revline/" + service;
  }

  void start(@Observes StartupEvent started) {
    gauges.show(
        "revline_dead_letters_waiting",
        "Records that were set aside and not replayed yet",
        () ->
            Sql.of("SELECT count(*) FROM dead_letter WHERE replayed_at IS NULL")
                .first(database, row -> row.getDouble(1))
                .orElseThrow());
  }

  /** Sets a record aside; the same record again is set aside once. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(String consumer, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
    byte[] body = Objects.requireNonNullElse(record.value(), new byte[0]);
    DeadLetter letter =
        new DeadLetter(
            ids.next(),
            consumer,
            record.topic(),
            record.partition(),
            record.offset(),
            record.key() == null ? null : storable(record.key()),
            storable(CloudEvent.headersOf(record)),
            new String(body, StandardCharsets.UTF_8),
            storable(Objects.toString(failure.getMessage(), failure.getClass().getSimpleName())),
            clock.instant(),
            null);
    try {
      if (insert(letter, body)) {
        outbox.append(TOPIC, told(letter));
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("dead letter could not be kept", e);
    }
  }

  private static Map<String, String> storable(Map<String, String> headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    headers.forEach((name, value) -> kept.put(storable(name), storable(value)));
    return kept;
  }

  /** PostgreSQL keeps no NUL in text; a record must not escape being set aside by having one. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private CloudEvent told(DeadLetter letter) throws JsonProcessingException {
    return new CloudEvent(
        ids.next(),
        source,
        TYPE,
        letter.id().toString(),
        1,
        letter.failedAt(),
        new Provenance(
            letter.consumer(),
            "service",
            letter.headers().getOrDefault("ce_correlationid", "none")),
        json.writeValueAsString(letter));
  }

  private boolean insert(DeadLetter letter, byte[] body)
      throws SQLException, JsonProcessingException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO dead_letter (id, consumer, topic, partition, record_offset,"
                    + " record_key, headers, body, reason, failed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setObject(1, letter.id());
      insert.setString(2, letter.consumer());
      insert.setString(3, letter.topic());
      insert.setInt(4, letter.partition());
      insert.setLong(5, letter.offset());
      insert.setString(6, letter.key());
      insert.setString(7, json.writeValueAsString(letter.headers()));
      insert.setBytes(8, body);
      insert.setString(9, letter.reason());
      insert.setObject(10, letter.failedAt().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  /**
   * The newest dead letters first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public NewestFirst<DeadLetter> page(int limit, @Nullable String cursor) {
    return NewestFirst.read(database, "dead_letter", "failed_at", limit, cursor, this::letter);
  }

  /**
   * One dead letter.
   *
   * @throws NotFound when there is none of that id
   */
  public DeadLetter byId(UUID id) {
    return Sql.of("SELECT * FROM dead_letter WHERE id = ?", id)
        .first(database, this::letter)
        .orElseThrow(() -> new NotFound("there is no dead letter " + id));
  }

  /**
   * Hands a dead letter to its consumer again; the inbox sees to it that nothing is applied twice.
   * One that was replayed stays as it is.
   *
   * @throws Conflict when it fails again, with the new reason
   */
  public DeadLetter replay(UUID id) {
    DeadLetter letter = byId(id);
    if (letter.replayedAt() != null) {
      return letter;
    }
    EventHandler handler =
        handlers.stream()
            .filter(candidate -> candidate.consumer().equals(letter.consumer()))
            .findFirst()
            .orElseThrow(() -> new Conflict("nobody consumes as " + letter.consumer() + " now"));
    try {
      QuarkusTransaction.requiringNew().run(() -> handle(handler, letter));
    } catch (RuntimeException e) {
      DatabaseAway.throwIfCauseOf(e);
      throw new Conflict("the replay failed, nothing was applied: " + e.getMessage());
    }
    return byId(id);
  }

  private void handle(EventHandler handler, DeadLetter letter) {
    CloudEvent event = handler.read(letter.topic(), letter.headers(), body(letter.id()));
    for (CloudEvent fresh : inbox.firstSeen(handler.consumer(), List.of(event))) {
      handler.applyLate(fresh, inbox.learnedLate(handler.consumer(), fresh));
    }
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE dead_letter SET replayed_at = ? WHERE id = ?")) {
      update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      update.setObject(2, letter.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("replay could not be noted", e);
    }
  }

  /** As it came: text would have lost what is no UTF-8. */
  private byte[] body(UUID id) {
    return Sql.of("SELECT body FROM dead_letter WHERE id = ?", id)
        .first(database, row -> row.getBytes("body"))
        .orElseThrow();
  }

  private DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getObject("id", UUID.class),
        row.getString("consumer"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getString("record_key"),
        headers(row.getString("headers")),
        new String(row.getBytes("body"), StandardCharsets.UTF_8),
        row.getString("reason"),
        Sql.instant(row, "failed_at"),
        Sql.instantOrNull(row, "replayed_at"));
  }

  private Map<String, String> headers(String text) {
    try {
      return json.readValue(text, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers cannot be read", e);
    }
  }
}
