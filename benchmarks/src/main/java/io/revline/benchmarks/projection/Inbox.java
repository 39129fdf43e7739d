package io.revline.benchmarks.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What a consumer has applied, told by its inbox. */
final class Inbox implements AutoCloseable {
  private final Connection connection;
  private final String consumer;

  /**
   * @param connection to the service's database; closed with this
   * @param consumer whose events count; a service has others beside the one of deals
   */
  Inbox(Connection connection, String consumer) {
    this.connection = connection;
    this.consumer = consumer;
  }

  /** How many events the consumer ever applied. */
  long applied() throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("SELECT count(*) FROM inbox WHERE consumer = ?")) {
      count.setString(1, consumer);
      return number(count);
    }
  }

  /**
   * How many of these few are applied; by the primary key, so that asking costs next to nothing.
   */
  long applied(List<UUID> ids) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "SELECT count(*) FROM inbox WHERE event_id = ANY (?) AND consumer = ?")) {
      count.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      count.setString(2, consumer);
      return number(count);
    }
  }

  /** How many records were set aside. */
  long deadLetters() throws SQLException {
    return number("SELECT count(*) FROM dead_letter");
  }

  private long number(String query) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(query)) {
      return number(count);
    }
  }

  private static long number(PreparedStatement count) throws SQLException {
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
