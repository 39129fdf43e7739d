package io.revline.testkit;

import static org.awaitility.Awaitility.await;

import io.revline.platform.postgres.PostgreSQL;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL in a container, told what the embedded server of the tests is told. */
final class ContainerPostgreSQL implements PostgreSQL {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "POSTGRES_PASSWORD",
          "postgres",
          "POSTGRES_INITDB_ARGS",
          "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C");
  private static final String[] COMMAND = {
    "postgres",
    "-c",
    "fsync=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "max_connections=150",
    "-c",
    "shared_buffers=256MB",
    "-c",
    "work_mem=16MB",
    "-c",
    "max_parallel_workers_per_gather=0"
  };

  private final Container container;

  /**
   * @param name of the container
   */
  ContainerPostgreSQL(String name, int port) {
    container = new Container(name, "postgres:17", port, 5432);
  }

  @Override
  public void start() {
    container.start(ENVIRONMENT, COMMAND);
    await("PostgreSQL answers").atMost(PATIENCE).until(this::answers);
  }

  private boolean answers() {
    try (Connection connection = administrator()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public void kill() {
    container.kill();
  }

  @Override
  public void close() {
    container.remove();
  }

  @Override
  public int port() {
    return container.port();
  }
}
