package io.revline.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement that grows piece by piece, each with its parameters, so that none is pasted in. */
public final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  /** Reads one row of an answer. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** The row the cursor stands on. */
    T read(ResultSet row) throws SQLException;
  }

  /** A statement that begins with this piece. */
  public static Sql of(String piece, @Nullable Object... values) {
    return new Sql().add(piece, values);
  }

  /** Adds a piece and the values of its parameters in order; instants become timestamps. */
  public Sql add(String piece, @Nullable Object... values) {
    text.append(piece);
    Arrays.stream(values).map(Sql::bindable).forEach(parameters::add);
    return this;
  }

  /** Adds another statement's pieces and parameters. */
  public Sql add(Sql other) {
    text.append(other.text);
    parameters.addAll(other.parameters);
    return this;
  }

  /** Every row of the answer. */
  public <T> List<T> list(DataSource database, RowReader<T> reader) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = prepared(connection)) {
      List<T> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new DatabaseFailure("query failed", e);
    }
  }

  /** The first row of the answer, if there is one. */
  public <T> Optional<T> first(DataSource database, RowReader<T> reader) {
    return list(database, reader).stream().findFirst();
  }

  /** Carries out a statement that answers nothing; returns how many rows it touched. */
  public int update(DataSource database) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepared(connection)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure("statement failed: " + e.getMessage(), e);
    }
  }

  /** A timestamp of a row that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A timestamp of a row, or null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  private static @Nullable Object bindable(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }
}
