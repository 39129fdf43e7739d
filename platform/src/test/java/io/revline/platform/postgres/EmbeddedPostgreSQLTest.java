package io.revline.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.platform.PlatformException;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSQLTest {
  /** Serves the tests that need a server and no beginning. */
  private static EmbeddedPostgreSQL server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = new EmbeddedPostgreSQL(directory, Ports.free(), Durability.DURABLE);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
    assertThat(server.process()).isEmpty();
  }

  @Test
  void committed_rows_survive_SIGKILL_of_every_process() throws SQLException {
    server.createDatabase("pipeline");
    execute("pipeline", "CREATE TABLE deal AS SELECT 42 AS id");

    server.kill();

    assertThat(server.process()).isEmpty();
    server.start();
    assertThat(query("pipeline", "SELECT id FROM deal")).isEqualTo("42");
    assertThat(query("pipeline", "SHOW fsync")).isEqualTo("on");
    assertThat(query("pipeline", "SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void creating_a_database_twice_keeps_what_is_in_it() throws SQLException {
    server.createDatabase("forecast");
    execute("forecast", "CREATE TABLE kept AS SELECT 1 AS id");

    server.createDatabase("forecast");

    assertThat(query("forecast", "SELECT id FROM kept")).isEqualTo("1");
  }

  @Test
  void a_role_may_enter_its_own_database_with_its_password_only() {
    server.createDatabase("ours");
    server.createDatabase("theirs");

    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl("ours"), "theirs", "theirs"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("ours"), "ours", "guess"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void data_whose_first_start_was_cut_off_is_begun_again(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/postgresql.conf"), "");

    try (EmbeddedPostgreSQL other = another(directory)) {
      other.start();

      assertThat(other.process()).isPresent();
    }
  }

  @Test
  void a_busy_port_is_said_in_one_line_and_leaves_nothing_running(@TempDir Path directory)
      throws IOException {
    EmbeddedPostgreSQL late = another(directory);
    try (ServerSocket other = new ServerSocket(late.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(late::start)
          .isInstanceOf(PlatformException.class)
          .hasMessage(
              "Port %d for PostgreSQL is in use by another process: stop that, or choose other"
                  + " ports with --port-base N.",
              other.getLocalPort());
    }

    assertThat(late.process()).isEmpty();
  }

  private static EmbeddedPostgreSQL another(Path directory) {
    return new EmbeddedPostgreSQL(directory, Ports.free(), Durability.DURABLE);
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
