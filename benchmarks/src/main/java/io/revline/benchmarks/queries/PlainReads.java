package io.revline.benchmarks.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What plain statements say of pipeline-service's tables. */
final class PlainReads {
  private static final String STANDING =
      " FROM deal_segment WHERE recorded_to IS NULL AND NOT deleted"
          + " AND valid_from < ? AND (valid_to IS NULL OR valid_to >= ?)";

  private final Connection connection;

  /**
   * @param connection to the service's database; not closed here
   */
  PlainReads(Connection connection) {
    this.connection = connection;
  }

  /** Counts the deals there are and sums their amounts. */
  long count() throws SQLException {
    try (PreparedStatement sums =
        connection.prepareStatement("SELECT count(*), sum(amount) FROM deal WHERE NOT deleted")) {
      return number(sums);
    }
  }

  /** Counts the deals there were before a moment and sums their amounts. */
  long count(Instant then) throws SQLException {
    try (PreparedStatement sums =
        connection.prepareStatement("SELECT count(*), sum(amount)" + STANDING)) {
      sums.setObject(1, then.atOffset(ZoneOffset.UTC));
      sums.setObject(2, then.atOffset(ZoneOffset.UTC));
      return number(sums);
    }
  }

  /** Reads the row of a deal by its primary key. */
  UUID deal(UUID id) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement("SELECT * FROM deal WHERE id = ?")) {
      read.setObject(1, id);
      return ids(read).getFirst();
    }
  }

  /** The deals of the first page of a list. */
  List<UUID> firstPage(ListOrder order, int size) throws SQLException {
    return page("SELECT * FROM deal ORDER BY " + order.now(), size);
  }

  /** As many rows of the index that a list of the past reads, whatever they are. */
  List<UUID> segments(ListOrder order, int size) throws SQLException {
    return page("SELECT * FROM deal_segment ORDER BY " + order.past(), size);
  }

  private List<UUID> page(String query, int size) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(query + " LIMIT ?")) {
      read.setInt(1, size);
      return ids(read);
    }
  }

  /** The deals of the first page of a list as of a day. */
  List<UUID> firstPage(ListOrder order, LocalDate then, int size) throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT *" + STANDING + " ORDER BY " + order.past() + " LIMIT ?")) {
      read.setObject(1, begin(then));
      read.setObject(2, begin(then));
      read.setInt(3, size);
      return ids(read);
    }
  }

  private static OffsetDateTime begin(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static long number(PreparedStatement count) throws SQLException {
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<UUID> ids(PreparedStatement read) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (ResultSet row = read.executeQuery()) {
      while (row.next()) {
        ids.add(row.getObject("id", UUID.class));
      }
    }
    return ids;
  }
}
