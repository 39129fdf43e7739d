package io.revline.benchmarks.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of deals by plain statements, whatever they hold. */
final class PlainRows {
  private static final int AT_ONCE = 10_000;

  private final Connection connection;

  /** Rows come some thousands at a time, which the driver does within transactions only. */
  PlainRows(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Reads every row and returns how many there are. */
  int read(String query, UUID... ids) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(query)) {
      read.setFetchSize(AT_ONCE);
      if (ids.length > 0) {
        read.setArray(1, connection.createArrayOf("uuid", ids));
      }
      int rows = 0;
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          rows++;
        }
      }
      return rows;
    } finally {
      connection.rollback();
    }
  }

  /** The first deals a query names. */
  UUID[] ids(String query, int most) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement read = connection.prepareStatement(query)) {
      read.setMaxRows(most);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject("deal_id", UUID.class));
        }
      }
    } finally {
      connection.rollback();
    }
    return ids.toArray(UUID[]::new);
  }
}
