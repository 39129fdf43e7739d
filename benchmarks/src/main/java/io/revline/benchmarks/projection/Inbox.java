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

  /**
   * @param connection to the service's database; closed with this
   */
  Inbox(Connection connection) {
    this.connection = connection;
  }

  /** How many events the consumer ever applied. */
  long applied() throws SQLException {
    return number("SELECT count(*) FROM inbox");
  }

  /**
   * How many of these few are applied; by the primary key, so that asking costs next to nothing.
   */
  long applied(List<UUID> ids) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "SELECT count(*) FROM inbox WHERE event_id = ANY (?)"
                + " AND consumer = ANY (ARRAY(SELECT consumer FROM inbox_progress))")) {
      count.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
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
