package io.revline.platform.postgres;

import io.revline.platform.PlatformException;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on loopback with its data in one directory. Every database belongs to a role
 * of the same name whose password is that name too, and only that role may enter it.
 */
public final class EmbeddedPostgreSQL implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DataDirectory directory;
  private final Path log;
  private final int port;
  private final Durability durability;
  private @Nullable EmbeddedPostgres server;

  /**
   * Describes a server with its log beside its data.
   *
   * @param directory where data and {@code postgres.log} live; made when absent
   */
  public EmbeddedPostgreSQL(Path directory, int port, Durability durability) {
    this(directory, directory.resolve("postgres.log"), port, durability);
  }

  /**
   * Describes a server; {@link #start} starts it.
   *
   * @param directory where the data live; made when absent
   * @param log the file its output is appended to
   */
  public EmbeddedPostgreSQL(Path directory, Path log, int port, Durability durability) {
    this.directory = new DataDirectory(directory.toAbsolutePath());
    this.log = log.toAbsolutePath();
    this.port = port;
    this.durability = durability;
  }

  /**
   * Starts the server, on the data of earlier runs if there is any; returns when it answers.
   *
   * @throws PlatformException when the port is taken or the server does not come up
   */
  public synchronized void start() {
    directory.prepare();
    forgetEndedServer();
    Ports.requireFree("PostgreSQL", port);
    try {
      Files.createDirectories(log.getParent());
      server = builder().start();
      directory.markInitialised();
    } catch (IOException | RuntimeException e) {
      stop();
      throw new PlatformException("PostgreSQL did not start; see " + log, e);
    }
  }

  /** A server that was killed from outside still holds its lock in this JVM. */
  private void forgetEndedServer() {
    if (directory.postmaster().isEmpty()) {
      close(server);
      server = null;
    }
  }

  private EmbeddedPostgres.Builder builder() {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(PATIENCE)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            .setDataDirectoryCustomizer(data -> HostRules.writeTo(data.toPath()))
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    durability.settings().forEach(builder::setServerConfig);
    return builder;
  }

  /** Stops the server in an orderly way; nothing happens when it does not run. */
  public synchronized void stop() {
    Optional<ProcessHandle> postmaster = directory.postmaster();
    close(server);
    server = null;
    postmaster.ifPresent(process -> Signals.end(process, "INT", PATIENCE));
  }

  /** Ends the server as a power cut would: SIGKILL to the postmaster and all its children. */
  public synchronized void kill() {
    directory
        .postmaster()
        .ifPresent(postmaster -> {
          List<ProcessHandle> family = postmaster.descendants().toList();
          Signals.end(postmaster, "KILL", PATIENCE);
          family.forEach(process -> Signals.end(process, "KILL", PATIENCE));
        });
    directory.removeStalePidFile();
    close(server);
    server = null;
  }

  private static void close(@Nullable EmbeddedPostgres server) {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** The server's main process while it runs. */
  public Optional<ProcessHandle> process() {
    return directory.postmaster();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The JDBC address of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** A connection to a database as its owner. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), database, database);
  }

  /**
   * Creates a database and its role of the same name when they do not exist.
   *
   * @param name lower-case letters, digits and underscores
   */
  public void createDatabase(String name) {
    try (Connection connection = administrator()) {
      Databases.create(connection, name);
    } catch (SQLException e) {
      throw new PlatformException(
          "Database " + name + " could not be created: " + e.getMessage(), e);
    }
  }

  /** A connection as the server's administrator to its maintenance database. */
  public Connection administrator() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "postgres");
  }

  /** The server's log file. */
  public Path log() {
    return log;
  }
}
