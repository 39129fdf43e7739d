package io.revline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox and its leases in the service's own database. */
@ApplicationScoped
public class JdbcOutboxStore implements OutboxStore {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final DataSource database;
  private final ObjectMapper json;

  JdbcOutboxStore(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public List<OutboxRow> pending(Collection<Integer> buckets, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, topic, aggregate_id, headers, body FROM outbox"
                    + " WHERE bucket = ANY (?) ORDER BY id LIMIT ?")) {
      select.setArray(1, connection.createArrayOf("int4", buckets.toArray()));
      select.setInt(2, limit);
      List<OutboxRow> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new OutboxRow(
                  row.getLong("id"),
                  row.getString("topic"),
                  row.getString("aggregate_id"),
                  json.readValue(row.getString("headers"), HEADERS),
                  row.getString("body")));
        }
      }
      return rows;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("outbox could not be read", e);
    }
  }

  @Override
  public void delete(Collection<Long> ids) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("published events could not be deleted", e);
    }
  }

  /**
   * Takes or keeps the leases that are free, by the database's clock, which all replicas share.
   *
   * @return the buckets this owner holds until the time is over
   */
  List<Integer> lease(UUID owner, Duration time) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE outbox_lease SET owner = ?, expires_at = clock_timestamp() + ?::interval"
                    + " WHERE bucket IN (SELECT bucket FROM outbox_lease"
                    + " WHERE owner = ? OR expires_at < clock_timestamp()"
                    + " FOR UPDATE SKIP LOCKED) RETURNING bucket")) {
      update.setObject(1, owner);
      update.setString(2, time.toString());
      update.setObject(3, owner);
      List<Integer> held = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          held.add(row.getInt(1));
        }
      }
      return held;
    } catch (SQLException e) {
      throw new IllegalStateException("outbox leases could not be taken", e);
    }
  }

  /** Lets go of everything this owner holds, so that another replica need not wait. */
  void release(UUID owner) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE outbox_lease SET owner = NULL, expires_at = '-infinity' WHERE owner = ?")) {
      update.setObject(1, owner);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("outbox leases could not be released", e);
    }
  }

  /** When the oldest waiting event was recorded, or this time if none is older. */
  Instant oldestOr(Instant time) {
    return Sql.of("SELECT least(?, min(recorded_at)) AS oldest FROM outbox", time)
        .first(database, row -> Sql.instant(row, "oldest"))
        .orElseThrow();
  }

  /** Seconds since the oldest waiting event was recorded; 0 when none waits. */
  double oldestSeconds() {
    return number(
        "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0) FROM outbox");
  }

  /** How many events wait. */
  double waiting() {
    return number("SELECT count(*) FROM outbox");
  }

  private double number(String query) {
    return Sql.of(query).first(database, row -> row.getDouble(1)).orElseThrow();
  }
}
