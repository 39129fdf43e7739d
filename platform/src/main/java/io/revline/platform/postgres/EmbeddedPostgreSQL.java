package io.revline.platform.postgres;

import io.revline.platform.PlatformException;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on loopback with its data in one directory. Only its role may enter a
 * database.
 */
public final class EmbeddedPostgreSQL implements PostgreSQL {
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
   * {@inheritDoc}
   *
   * @throws PlatformException when the port is taken or the server does not come up
   */
  @Override
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

  @Override
  public synchronized void stop() {
    Optional<ProcessHandle> postmaster = directory.postmaster();
    close(server);
    server = null;
    postmaster.ifPresent(process -> Signals.end(process, "INT", PATIENCE));
  }

  /** SIGKILL to the postmaster and all its children. */
  @Override
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

  @Override
  public int port() {
    return port;
  }

  /** The server's log file. */
  public Path log() {
    return log;
  }
}
