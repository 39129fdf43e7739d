package io.revline.kit.inbox;

import io.revline.kit.database.DatabaseFailure;
import io.revline.kit.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Remembers which events a consumer has handled, in the transaction that handles them. */
@ApplicationScoped
public class Inbox {
  private final DataSource database;

  Inbox(DataSource database) {
    this.database = database;
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

  /** Notes how far the consumer has read. */
  @Transactional(Transactional.TxType.MANDATORY)
  void advance(String consumer, Instant recordedAt) {
    try (Connection connection = database.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "INSERT INTO inbox_position AS p (consumer, recorded_at) VALUES (?, ?)"
                    + " ON CONFLICT (consumer) DO UPDATE"
                    + " SET recorded_at = greatest(p.recorded_at, excluded.recorded_at)")) {
      upsert.setString(1, consumer);
      upsert.setObject(2, recordedAt.atOffset(ZoneOffset.UTC));
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure("inbox position could not be written", e);
    }
  }

  /** The latest recorded time the consumer has read, or empty before its first event. */
  public Optional<Instant> position(String consumer) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT recorded_at FROM inbox_position WHERE consumer = ?")) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseFailure("inbox position could not be read", e);
    }
  }
}
