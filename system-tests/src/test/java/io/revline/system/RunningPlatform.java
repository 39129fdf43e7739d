package io.revline.system;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenMint;
import io.revline.platform.issuer.TokenRequest;
import io.revline.platform.kafka.KafkaServer;
import io.revline.platform.process.Directories;
import io.revline.platform.process.Signals;
import io.revline.platform.supervisor.Part;
import io.revline.platform.supervisor.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Revline of the tests' own: the parts that {@code revline up} starts, from what the clone has
 * built, on empty and durable data and on ports nobody uses. Not supervised, so that a fault lasts
 * as long as its test wants.
 */
final class RunningPlatform implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Home home;
  private final PortPlan ports;
  private Parts parts;
  private final KafkaServer kafka;

  /** Minted once each: a signature takes 10 ms of processor time. */
  private final Map<TokenRequest, String> tokens = new ConcurrentHashMap<>();

  private boolean stopped;

  private static @Nullable RunningPlatform shared;

  /** The platform that test classes share: started by the first of them, gone when the JVM ends. */
  static synchronized RunningPlatform shared() {
    if (shared == null) {
      RunningPlatform platform = empty("shared");
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "end of the platform"));
      shared = platform;
    }
    return shared;
  }

  /** A platform with no data, which the caller closes. */
  static RunningPlatform empty(String name) {
    return empty(name, Map.of());
  }

  /**
   * A platform with no data, which the caller closes.
   *
   * @param environment variables that its services are told as an operator would
   */
  static RunningPlatform empty(String name, Map<String, String> environment) {
    FreshCheckout clone = FreshCheckout.shared();
    // Two platforms at once would take the processors from each other.
    clone.run("./revline down");
    RunningPlatform platform =
        new RunningPlatform(
            new Home(Scratch.builtLike(clone.root(), name)), FreePorts.plan(), environment);
    platform.start();
    return platform;
  }

  /**
   * What a clone's own {@code revline up} has started; not to be started, killed or closed here.
   */
  static RunningPlatform of(FreshCheckout clone) {
    return new RunningPlatform(clone.home(), clone.ports(), Map.of());
  }

  private RunningPlatform(Home home, PortPlan ports, Map<String, String> environment) {
    this.home = home;
    this.ports = ports;
    this.parts = Parts.of(home, ports, Clock.systemUTC(), environment);
    this.kafka =
        new KafkaServer(
            home.data("kafka"), home.log("kafka"), ports.kafka(), ports.kafkaController());
  }

  private void start() {
    home.usePorts(ports);
    together(parts.foundation(), this::launch);
    together(parts.services(), this::launch);
    together(parts.services(), Part::awaitReady);
  }

  private static void together(List<Part> parts, Consumer<Part> work) {
    CompletableFuture.allOf(
            parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> work.accept(part)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Nothing is launched any more once stopping has begun, or it would be left behind. */
  private void launch(Part part) {
    if (stopped) {
      throw new IllegalStateException("stopped while starting " + part.name());
    }
    part.start();
  }

  /** Ends a service as a crash would (SIGKILL). */
  void kill(Service service) {
    ProcessHandle process = part(service).process().orElseThrow();
    Signals.end(process, "KILL", PATIENCE);
  }

  /** Ends a service as whoever runs it does (SIGTERM); returns when it has ended. */
  void stop(Service service) {
    part(service).stop();
  }

  /** Starts a service that was killed or stopped; returns when it is ready. */
  void start(Service service) {
    launch(part(service));
    part(service).awaitReady();
  }

  /** Stops all services and starts them again with these variables besides; returns when ready. */
  void restartServices(Map<String, String> environment) {
    together(parts.services(), Part::stop);
    parts = Parts.of(home, ports, Clock.systemUTC(), environment);
    together(parts.services(), this::launch);
    together(parts.services(), Part::awaitReady);
  }

  private Part part(Service service) {
    return parts.services().stream()
        .filter(part -> part.name().equals(service.folder()))
        .findFirst()
        .orElseThrow();
  }

  /** The broker. */
  KafkaServer kafka() {
    return kafka;
  }

  /** A connection to a service's own database. */
  Connection connect(Service service) throws SQLException {
    return connect(service, service.database().orElseThrow());
  }

  /** The same as somebody who may change the catalogue too. */
  Connection connectAsAdministrator(Service service) throws SQLException {
    return connect(service, "postgres");
  }

  private Connection connect(Service service, String user) throws SQLException {
    String database = service.database().orElseThrow();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), database), user, user);
  }

  /** A service's own address; callers of the API use the gateway's. */
  String url(Service service) {
    return ports.url(service);
  }

  /** Where its data, logs and revline command are. */
  Home home() {
    return home;
  }

  /** The log of a part. */
  Path log(Service service) {
    return home.log(service.folder());
  }

  /** A valid token. */
  String token(String role) {
    return valid(TokenRequest.of(Role.of(role)));
  }

  /** A valid token of somebody who is the rep of this id. */
  String token(String role, String rep) {
    return valid(TokenRequest.of(Role.of(role)).withRep(rep));
  }

  private String valid(TokenRequest request) {
    return tokens.computeIfAbsent(
        request, wanted -> mint(SigningKey.keptIn(home.issuerKey()), wanted));
  }

  /** Who issues the tokens that services trust. */
  String issuer() {
    return ports.issuerUrl();
  }

  /** A token that was valid until an hour ago. */
  String expiredToken(String role) {
    return mint(
        SigningKey.keptIn(home.issuerKey()),
        TokenRequest.of(Role.of(role)).withTtl(Duration.ofHours(-1)));
  }

  /** A token that says all the right things, signed by somebody else's key. */
  String forgedToken(String role) {
    return mint(SigningKey.generate(), TokenRequest.of(Role.of(role)));
  }

  private String mint(SigningKey key, TokenRequest request) {
    return new TokenMint(key, ports.issuerUrl(), Clock.systemUTC()).mint(request);
  }

  /** Stops everything and deletes the data; the logs stay for whoever looks for a reason. */
  @Override
  public synchronized void close() {
    if (stopped) {
      return;
    }
    stopped = true;
    together(parts.services(), Part::stop);
    together(parts.foundation(), Part::stop);
    try {
      Directories.delete(home.directory().resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
