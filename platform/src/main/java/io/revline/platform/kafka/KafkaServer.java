package io.revline.platform.kafka;

import io.revline.platform.PlatformException;
import io.revline.platform.process.ChildProcess;
import io.revline.platform.process.PidFile;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka broker (KRaft, one node, loopback only) in a JVM of its own, with its data in one
 * directory.
 */
public final class KafkaServer implements KafkaBroker {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Path log;
  private final int port;
  private final int controllerPort;
  private final PidFile pidFile;
  private final Map<String, String> settings;

  /**
   * Describes a broker with its log beside its data.
   *
   * @param directory where data and {@code kafka.log} live; made when absent
   */
  public KafkaServer(Path directory, int port, int controllerPort) {
    this(directory, directory.resolve("kafka.log"), port, controllerPort);
  }

  /**
   * Describes a broker with settings that go beyond, or stand in for, those every broker here has.
   * The plain listener at {@code port} has to stay: topics are created through it.
   *
   * @param settings lines of server.properties
   */
  public KafkaServer(Path directory, int port, int controllerPort, Map<String, String> settings) {
    this(directory, directory.resolve("kafka.log"), port, controllerPort, settings);
  }

  /**
   * Describes a broker; {@link #start} starts it.
   *
   * @param directory where the data live; made when absent
   * @param log the file its output is appended to
   */
  public KafkaServer(Path directory, Path log, int port, int controllerPort) {
    this(directory, log, port, controllerPort, Map.of());
  }

  private KafkaServer(
      Path directory, Path log, int port, int controllerPort, Map<String, String> settings) {
    this.directory = directory.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.controllerPort = controllerPort;
    this.settings = Map.copyOf(settings);
    this.pidFile = new PidFile(this.directory.resolve("kafka.pid"), configuration().toString());
  }

  /**
   * {@inheritDoc}
   *
   * @throws PlatformException when a port is taken or the broker does not come up
   */
  @Override
  public synchronized void start() {
    Ports.requireFree("Kafka", port);
    Ports.requireFree("Kafka's controller", controllerPort);
    prepare();
    Process broker = launch();
    pidFile.write(broker.toHandle());
    try {
      RevlineTopics.create(bootstrap(), broker.onExit(), PATIENCE);
    } catch (RuntimeException e) {
      kill();
      throw new PlatformException("Kafka did not start; see " + log(), e);
    }
  }

  private void prepare() {
    try {
      Files.createDirectories(data());
      Files.writeString(configuration(), Configuration.of(data(), port, controllerPort, settings));
      DataFormat.ensure(data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    return ChildProcess.start(
        KafkaCommand.of("kafka.Kafka", configuration().toString()), Map.of(), log());
  }

  /** Stops the broker in an orderly way; nothing happens when it does not run. */
  public synchronized void stop() {
    process().ifPresent(broker -> Signals.end(broker, "TERM", PATIENCE));
  }

  /** SIGKILL. */
  @Override
  public synchronized void kill() {
    process().ifPresent(broker -> Signals.end(broker, "KILL", PATIENCE));
  }

  /** SIGSTOP. */
  @Override
  public synchronized void suspend() {
    process().ifPresent(broker -> Signals.send(broker, "STOP"));
  }

  /** SIGCONT. */
  @Override
  public synchronized void resume() {
    process().ifPresent(broker -> Signals.send(broker, "CONT"));
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** The broker's process while it runs, whoever started it. */
  public Optional<ProcessHandle> process() {
    return pidFile.process();
  }

  @Override
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The broker's log file. */
  public Path log() {
    return log;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path configuration() {
    return directory.resolve("server.properties");
  }
}
