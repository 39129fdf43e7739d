package io.revline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.database.BulkStatement;
import io.revline.kit.database.BulkStatement.Column;
import io.revline.kit.database.PendingRows;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.trace.EventTraces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

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

  private static final BulkStatement<Row> INSERT =
      BulkStatement.insertInto(
          "outbox",
          List.of(
              new Column<>("bucket", "smallint", Row::bucket),
              new Column<>("topic", "text", Row::topic),
              new Column<>("aggregate_id", "text", row -> row.event().subject()),
              new Column<>("headers", "jsonb", Row::headers),
              new Column<>("body", "text", row -> row.event().body()),
              new Column<>("recorded_at", "timestamptz", row -> row.event().recordedAt())));

  private final PendingRows rows;
  private final ObjectMapper json;
  private final TransactionSynchronizationRegistry transaction;
  private final RelayLoop relay;

  Outbox(
      PendingRows rows,
      ObjectMapper json,
      TransactionSynchronizationRegistry transaction,
      RelayLoop relay) {
    this.rows = rows;
    this.json = json;
    this.transaction = transaction;
    this.relay = relay;
  }

  /** Adds an event to the transaction at hand; all of its events are written when it commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(String topic, CloudEvent event) {
    rows.add(INSERT, new Row(topic, event, headers(event)));
    if (transaction.getResource(this) == null) {
      Waking waking = new Waking();
      transaction.putResource(this, waking);
      transaction.registerInterposedSynchronization(waking);
    }
  }

  /** With the span at hand: when the event is published, the request is over. */
  private String headers(CloudEvent event) {
    Map<String, String> headers = event.headers();
    String span = EventTraces.here();
    if (span != null) {
      headers.put(CloudEvent.TRACEPARENT, span);
    }
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers of an event cannot be written", e);
    }
  }

  private record Row(String topic, CloudEvent event, String headers) {
    int bucket() {
      return Math.floorMod(event.subject().hashCode(), BUCKETS);
    }
  }

  /** Spares a transaction's events the wait for the relay's next poll. */
  private final class Waking implements Synchronization {
    @Override
    public void beforeCompletion() {
      // The rows are written by those who keep them.
    }

    @Override
    public void afterCompletion(int status) {
      relay.wake();
    }
  }
}
