package io.revline.benchmarks.run;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.SigningKey;
import io.revline.platform.issuer.TokenMint;
import io.revline.platform.issuer.TokenRequest;
import io.revline.platform.postgres.Durability;
import io.revline.platform.postgres.EmbeddedPostgreSQL;
import io.revline.platform.process.Memory;
import io.revline.platform.process.Ports;
import io.revline.platform.supervisor.Part;
import io.revline.platform.supervisor.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.stream.IntStream;

/**
 * A Revline of its own: the built services with the settings of {@code revline up}, on empty and
 * durable data, on ports nobody uses. Not supervised, so that a service can be stopped on purpose.
 */
public final class RunningPlatform implements AutoCloseable {
  private static final int FIRST_BASE = 18_080;
  private static final int LAST_BASE = 19_080;
  private static final int PORTS = 8;

  private final Home home;
  private final PortPlan ports;
  private final Parts parts;
  private final EmbeddedPostgreSQL postgres;
  private final Clock clock;
  private boolean stopped;

  private RunningPlatform(ScratchCheckout checkout, Clock clock) {
    this.clock = clock;
    this.home = checkout.home();
    this.ports = new PortPlan(freeBase());
    this.parts = Parts.of(home, ports, clock);
    this.postgres =
        new EmbeddedPostgreSQL(
            home.data("postgres"), home.log("postgres"), ports.postgres(), Durability.DURABLE);
  }

  /**
   * Starts everything and returns when all parts are ready.
   *
   * @throws io.revline.platform.PlatformException when a part does not come up; nothing runs then
   */
  public static RunningPlatform start(ScratchCheckout checkout, Clock clock) {
    checkout.prepare(clock);
    RunningPlatform platform = new RunningPlatform(checkout, clock);
    platform.home.usePorts(platform.ports);
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "end"));
    try {
      platform.parts.all().forEach(platform::launch);
      platform.parts.services().forEach(Part::awaitReady);
    } catch (RuntimeException e) {
      platform.stopAll();
      throw e;
    }
    return platform;
  }

  private static int freeBase() {
    return IntStream.iterate(FIRST_BASE, base -> base <= LAST_BASE, base -> base + 10)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(Ports::isFree))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no eight free ports in a row from %d to %d".formatted(FIRST_BASE, LAST_BASE)));
  }

  /** Stops a service in an orderly way. */
  public void stop(Service service) {
    part(service).stop();
  }

  /** Starts a service that was stopped; returns when it is ready. */
  public void start(Service service) {
    launch(service);
    part(service).awaitReady();
  }

  /** Starts a service that was stopped and does not wait. */
  public void launch(Service service) {
    launch(part(service));
  }

  /** Nothing is launched any more once stopping has begun, or it would be left behind. */
  private synchronized void launch(Part part) {
    if (stopped) {
      throw new IllegalStateException("stopped while starting " + part.name());
    }
    part.start();
  }

  /** The most that a service has held since it began, in mebibytes. */
  public long peakMebibytes(Service service) {
    return part(service).process().flatMap(Memory::peakMebibytes).orElseThrow();
  }

  private Part part(Service service) {
    return parts.services().stream()
        .filter(part -> part.name().equals(service.folder()))
        .findFirst()
        .orElseThrow();
  }

  /** A client of the gateway whom everything is allowed. */
  public GatewayClient client() {
    TokenMint mint = new TokenMint(SigningKey.keptIn(home.issuerKey()), ports.issuerUrl(), clock);
    return new GatewayClient(ports.url(Service.GATEWAY), mint.mint(TokenRequest.of(Role.REVOPS)));
  }

  /** Where Kafka's clients connect. */
  public String kafka() {
    return "127.0.0.1:" + ports.kafka();
  }

  /** The database server, which also takes the scratch databases of the raw limits. */
  public EmbeddedPostgreSQL postgres() {
    return postgres;
  }

  /** A connection to a service's own database. */
  public Connection connect(Service service) throws SQLException {
    return postgres.connect(service.database().orElseThrow());
  }

  /** How many rows a service's table has. */
  public long count(Service service, String table) throws SQLException {
    try (Connection connection = connect(service);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The logs, for whoever looks for the reason of a failure. */
  public String logs() {
    return home.logs().toString();
  }

  private synchronized void stopAll() {
    stopped = true;
    parts.all().reversed().forEach(Part::stop);
  }

  /** Stops everything; the data stay, for whoever looks for the reason of a failure. */
  @Override
  public void close() {
    stopAll();
  }
}
