package io.revline.platform.postgres;

import io.revline.platform.PlatformException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A PostgreSQL server on this machine that can be started and stopped. Every database belongs to a
 * role of the same name whose password is that name too.
 */
public interface PostgreSQL extends AutoCloseable {
  /** Starts the server on the data it had before, if it had any; returns when it answers. */
  void start();

  /** Stops the server in an orderly way; nothing happens when it does not run. */
  void stop();

  /** Ends the server as a power cut would; nothing happens when it does not run. */
  void kill();

  /** Ends the server; it will not be started again. */
  @Override
  void close();

  /** The port on 127.0.0.1. */
  int port();

  /** The JDBC address of a database. */
  default String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  /** A connection to a database as its owner. */
  default Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), database, database);
  }

  /** A connection as the server's administrator to its maintenance database. */
  default Connection administrator() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "postgres");
  }

  /**
   * Creates a database and its role of the same name when they do not exist.
   *
   * @param name lower-case letters, digits and underscores
   */
  default void createDatabase(String name) {
    try (Connection connection = administrator()) {
      Databases.create(connection, name);
    } catch (SQLException e) {
      throw new PlatformException(
          "Database " + name + " could not be created: " + e.getMessage(), e);
    }
  }
}
