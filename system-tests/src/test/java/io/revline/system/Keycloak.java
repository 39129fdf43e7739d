package io.revline.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.revline.platform.process.ChildProcess;
import io.revline.platform.process.Ports;
import io.revline.platform.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak server on loopback, from its distribution, with the realm that {@code deploy/} has.
 */
final class Keycloak implements AutoCloseable {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("revline.keycloak", ""));
  private static final String REALM_FILE = "revline-realm.json";
  private static final String ADMIN = "admin";
  private static final Duration TO_START = Duration.ofSeconds(200);
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final int port = Ports.free();
  private final Path log = Scratch.folder("keycloak-log").resolve("keycloak.log");
  private final Process process;

  private Keycloak() throws IOException {
    Path imported = Files.createDirectories(DISTRIBUTION.resolve("data/import"));
    Files.copy(
        Scratch.checkout().resolve("deploy/keycloak").resolve(REALM_FILE),
        imported.resolve(REALM_FILE),
        StandardCopyOption.REPLACE_EXISTING);
    process =
        ChildProcess.start(
            List.of(
                "sh",
                DISTRIBUTION.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port),
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Xms256m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN),
            log);
  }

  /** Launches a server that knows nobody but its file; {@link #awaitReady} waits until it is up. */
  static Keycloak launch() {
    try {
      return new Keycloak();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it answers for the realm. */
  void awaitReady() {
    await()
        .atMost(TO_START)
        .until(() -> {
          if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended while it was starting; see " + log);
          }
          return answers();
        });
  }

  private boolean answers() {
    try {
      URI realm = URI.create(issuer("revline"));
      return ((HttpURLConnection) realm.toURL().openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What tokens of a realm say of where they come from. */
  String issuer(String realm) {
    return "http://127.0.0.1:%d/realms/%s".formatted(port, realm);
  }

  /** Where a realm's keys are. */
  String keys(String realm) {
    return issuer(realm) + "/protocol/openid-connect/certs";
  }

  /** An access token of a person whose password is the name. */
  String person(String name) {
    return person("revline", "revline", name);
  }

  /** The same by another realm, or by another client. */
  String person(String realm, String client, String name) {
    return token(realm, "access_token", login(client, name));
  }

  /** What a person's browser is told of the person, which is not for services. */
  String idToken(String name) {
    return token("revline", "id_token", login("revline", name));
  }

  private static Map<String, String> login(String client, String name) {
    return Map.of(
        "grant_type", "password",
        "client_id", client,
        "username", name,
        "password", name,
        "scope", "openid");
  }

  /** An access token of another system whose secret is its name. */
  String system(String client) {
    return token(
        "revline",
        "access_token",
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client));
  }

  private String token(String realm, String kind, Map<String, String> form) {
    return given()
        .formParams(form)
        .post(issuer(realm) + "/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path(kind);
  }

  /**
   * Adds to the realm, as its administrator.
   *
   * @param json roles, users and clients as in a file of the realm
   */
  void add(String json) {
    administer("/revline/partialImport", json, 200);
  }

  /**
   * Makes another realm.
   *
   * @param json the realm's file
   */
  void addRealm(String json) {
    administer("", json, 201);
  }

  private void administer(String path, String json, int status) {
    given()
        .header("Authorization", "Bearer " + person("master", "admin-cli", ADMIN))
        .contentType("application/json")
        .body(json)
        .post("http://127.0.0.1:%d/admin/realms%s".formatted(port, path))
        .then()
        .statusCode(status);
  }

  /** Ends the server, and whatever its script has started. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    Signals.end(process.toHandle(), "TERM", TO_STOP);
    family.forEach(child -> Signals.end(child, "KILL", TO_STOP));
  }
}
