package io.revline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The only way for an event out of a service: a row that commits with the change it tells of.
 *
 * <p>Append <em>after</em> the aggregate's row is locked. The row's id is drawn under that lock, so
 * for each aggregate the order of ids is the order of commits, which is what the {@link Relay}
 * rests on.
 */
@ApplicationScoped
public class Outbox {
  /** Into how many shares the aggregates fall; as many rows stand in outbox_lease. */
  static final int BUCKETS = 8;

  private final DataSource database;
  private final ObjectMapper json;
  private final TransactionSynchronizationRegistry transaction;
  private final RelayLoop relay;

  Outbox(
      DataSource database,
      ObjectMapper json,
      TransactionSynchronizationRegistry transaction,
      RelayLoop relay) {
    this.database = database;
    this.json = json;
    this.transaction = transaction;
    this.relay = relay;
  }

  /** Adds an event to the transaction at hand. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(String topic, CloudEvent event) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO outbox (bucket, topic, aggregate_id, headers, body, recorded_at)"
                    + " VALUES (?, ?, ?, ?::jsonb, ?, ?)")) {
      insert.setInt(1, Math.floorMod(event.subject().hashCode(), BUCKETS));
      insert.setString(2, topic);
      insert.setString(3, event.subject());
      insert.setString(4, json.writeValueAsString(event.headers()));
      insert.setString(5, event.body());
      insert.setObject(6, event.recordedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("event could not be appended to the outbox", e);
    }
    transaction.registerInterposedSynchronization(new WakeRelay(relay));
  }

  /** Spares a committed event the wait for the next poll. */
  private record WakeRelay(RelayLoop relay) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Only the outcome matters.
    }

    @Override
    public void afterCompletion(int status) {
      relay.wake();
    }
  }
}
