package io.revline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.database.DatabaseFailure;
import io.revline.kit.event.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

  private static final String INSERT =
      "INSERT INTO outbox (bucket, topic, aggregate_id, headers, body, recorded_at)"
          + " VALUES (?, ?, ?, ?::jsonb, ?, ?)";

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

  /** Adds an event to the transaction at hand; all of its events are written when it commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(String topic, CloudEvent event) {
    commit().rows.add(new Row(topic, event, headers(event)));
  }

  private Commit commit() {
    if (transaction.getResource(this) instanceof Commit begun) {
      return begun;
    }
    Commit commit = new Commit();
    transaction.putResource(this, commit);
    transaction.registerInterposedSynchronization(commit);
    return commit;
  }

  private String headers(CloudEvent event) {
    try {
      return json.writeValueAsString(event.headers());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers of an event cannot be written", e);
    }
  }

  private record Row(String topic, CloudEvent event, String headers) {
    void addTo(PreparedStatement insert) throws SQLException {
      insert.setInt(1, Math.floorMod(event.subject().hashCode(), BUCKETS));
      insert.setString(2, topic);
      insert.setString(3, event.subject());
      insert.setString(4, headers);
      insert.setString(5, event.body());
      insert.setObject(6, event.recordedAt().atOffset(ZoneOffset.UTC));
      insert.addBatch();
    }
  }

  /** Writes a transaction's events, then spares them the wait for the relay's next poll. */
  private final class Commit implements Synchronization {
    private final List<Row> rows = new ArrayList<>();

    @Override
    public void beforeCompletion() {
      try (Connection connection = database.getConnection();
          PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (Row row : rows) {
          row.addTo(insert);
        }
        insert.executeBatch();
      } catch (SQLException e) {
        throw new DatabaseFailure("events could not be appended to the outbox", e);
      }
    }

    @Override
    public void afterCompletion(int status) {
      relay.wake();
    }
  }
}
