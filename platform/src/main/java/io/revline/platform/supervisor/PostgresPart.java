package io.revline.platform.supervisor;

import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.postgres.Durability;
import io.revline.platform.postgres.EmbeddedPostgreSQL;
import java.util.Arrays;
import java.util.Optional;

/** The database server, with a database for every service that needs one. */
final class PostgresPart implements Part {
  private final EmbeddedPostgreSQL server;

  PostgresPart(Home home, PortPlan ports) {
    this.server =
        new EmbeddedPostgreSQL(
            home.data("postgres"), home.log("postgres"), ports.postgres(), Durability.DURABLE);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public void start() {
    server.start();
    Arrays.stream(Service.values())
        .flatMap(service -> service.database().stream())
        .forEach(server::createDatabase);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return server.process();
  }
}
