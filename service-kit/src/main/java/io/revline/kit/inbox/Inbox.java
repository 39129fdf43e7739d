package io.revline.kit.inbox;

import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.BulkStatement.Column;
import io.revline.kit.database.DatabaseFailure;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Remembers which events a consumer has handled, in the transaction that handles them. */
@ApplicationScoped
public class Inbox {
  private static final List<Column<Handled>> COLUMNS =
      List.of(
          new Column<>("consumer", "text", Handled::consumer),
          new Column<>("topic", "text", handled -> handled.partition().topic()),
          new Column<>("partition", "integer", handled -> handled.partition().partition()),
          new Column<>("next_offset", "bigint", Handled::nextOffset));

  private static final BulkStatement<Handled> HANDLED =
      BulkStatement.insertInto("inbox_offset AS known", COLUMNS)
          .and(
              " ON CONFLICT (consumer, topic, partition) DO UPDATE"
                  + " SET next_offset = greatest(known.next_offset, excluded.next_offset)");

  private final DataSource database;
  private final RecordedTime recorded;

  Inbox(DataSource database, RecordedTime recorded) {
    this.database = database;
    this.recorded = recorded;
  }

  /** The events this consumer has not handled before, in their order, each once. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<CloudEvent> firstSeen(String consumer, List<CloudEvent> events) {
    Map<UUID, CloudEvent> byId = new LinkedHashMap<>();
    events.forEach(event -> byId.putIfAbsent(event.id(), event));
    Set<UUID> fresh = remember(consumer, byId.keySet());
    return byId.values().stream().filter(event -> fresh.contains(event.id())).toList();
  }

  private Set<UUID> remember(String consumer, Set<UUID> ids) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])"
                    + " ON CONFLICT DO NOTHING RETURNING event_id")) {
      insert.setString(1, consumer);
      insert.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      Set<UUID> fresh = new HashSet<>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          fresh.add(row.getObject(1, UUID.class));
        }
      }
      return fresh;
    } catch (SQLException e) {
      throw new DatabaseFailure("inbox could not be written", e);
    }
  }

  /** Notes that the consumer has handled every record before these offsets. */
  @Transactional(Transactional.TxType.MANDATORY)
  void handled(String consumer, Map<TopicPartition, Long> nextOffsets) {
    if (!nextOffsets.isEmpty()) {
      HANDLED
          .with(
              nextOffsets.entrySet().stream()
                  .map(next -> new Handled(consumer, next.getKey(), next.getValue()))
                  .toList())
          .update(database);
    }
  }

  /**
   * Up to which offsets the consumer has handled a topic; partitions it has not met are left out.
   */
  public Map<TopicPartition, Long> nextOffsets(String consumer, String topic) {
    Map<TopicPartition, Long> next = nextOffsets(consumer);
    next.keySet().removeIf(partition -> !partition.topic().equals(topic));
    return next;
  }

  /** The same of all topics that the consumer has met. */
  Map<TopicPartition, Long> nextOffsets(String consumer) {
    Map<TopicPartition, Long> next = new HashMap<>();
    Sql.of("SELECT topic, partition, next_offset FROM inbox_offset WHERE consumer = ?", consumer)
        .list(
            database,
            row ->
                next.put(
                    new TopicPartition(row.getString("topic"), row.getInt("partition")),
                    row.getLong("next_offset")));
    return next;
  }

  /** Up to which recorded time each tracked consumer knows everything. */
  Map<String, Instant> completeThrough() {
    Map<String, Instant> known = new HashMap<>();
    new Sql()
        .add("SELECT consumer, complete_through FROM inbox_progress")
        .list(
            database,
            row -> known.put(row.getString("consumer"), Sql.instant(row, "complete_through")));
    return known;
  }

  /** Those of these events that were applied late, and when. */
  public Map<UUID, Instant> learnedLate(String consumer, Set<UUID> events) {
    Map<UUID, Instant> late = new HashMap<>();
    Sql.of("SELECT event_id, learned_at FROM late_event WHERE consumer = ?", consumer)
        .list(
            database,
            row -> late.put(row.getObject("event_id", UUID.class), Sql.instant(row, "learned_at")));
    late.keySet().retainAll(events);
    return late;
  }

  /** Notes that the consumer knows everything recorded before this. */
  void completeThrough(String consumer, Instant recordedBefore) {
    Sql.of("INSERT INTO inbox_progress AS known VALUES (?, ?)", consumer, recordedBefore)
        .add(" ON CONFLICT (consumer) DO UPDATE")
        .add(" SET complete_through = greatest(known.complete_through, excluded.complete_through)")
        .update(database);
  }

  /** Notes that an event is applied although its recorded time has passed; returns when. */
  @Transactional(Transactional.TxType.MANDATORY)
  Instant learnedLate(String consumer, CloudEvent event) {
    Instant now = recorded.next();
    Sql.of("INSERT INTO late_event VALUES (?, ?, ?)", consumer, event.id(), now).update(database);
    return now;
  }

  private record Handled(String consumer, TopicPartition partition, long nextOffset) {}
}
