package io.revline.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revline.platform.kafka.KafkaBroker;
import io.revline.platform.postgres.PostgreSQL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus test real PostgreSQL and Kafka servers and a token issuer: one of each per JVM,
 * shared by all its test classes, started by the first that asks and gone when the JVM ends. The
 * servers are embedded ones; with the build's profile {@code containers} Testcontainers starts
 * them.
 *
 * <p>{@code @QuarkusTestResource(RevlineStack.class)}; the init argument {@code database} names the
 * database to use, and without it every start of the resource gets a new, empty one.
 */
public final class RevlineStack implements QuarkusTestResourceLifecycleManager {
  private String database = "";

  @Override
  public void init(Map<String, String> initArgs) {
    database = initArgs.getOrDefault("database", "");
  }

  @Override
  public Map<String, String> start() {
    Servers servers = Servers.shared();
    String name =
        database.isEmpty() ? "test_" + UUID.randomUUID().toString().substring(0, 8) : database;
    servers.postgres().createDatabase(name);
    ProgressClaims.begin();
    return configuration(servers, name);
  }

  private static Map<String, String> configuration(Servers servers, String database) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("REVLINE_DB_URL", servers.postgres().jdbcUrl(database));
    keys.put("REVLINE_DB_USER", database);
    keys.put("REVLINE_DB_PASSWORD", database);
    keys.put("REVLINE_KAFKA", servers.kafka().bootstrap());
    keys.put("REVLINE_ISSUER", servers.issuer().url());
    keys.put("REVLINE_JWKS_URL", servers.issuer().jwksUrl());
    return keys;
  }

  /** The servers outlive the test class: the JVM's end stops them. */
  @Override
  public void stop() {}

  /** The shared database server; started when it does not run yet. */
  public static PostgreSQL postgres() {
    return Servers.shared().postgres();
  }

  /**
   * The shared broker; started when it does not run yet. A fault test that stops it starts it
   * again.
   */
  public static KafkaBroker kafka() {
    return Servers.shared().kafka();
  }
}
