package io.revline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.platform.home.Service;
import io.revline.system.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A real Keycloak with the realm of {@code deploy/}, and services that trust it as an operator
 * tells them to: what its tokens open, and which of them open nothing.
 */
@Order(6)
class KeycloakTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long a token of the client {@code hasty} is valid. */
  private static final Duration HASTE = Duration.ofSeconds(5);

  /** What finance may read at each door. */
  private static final Map<Service, String> READABLE =
      Map.of(
          Service.GATEWAY, "/api/v1/overview",
          Service.PIPELINE, "/api/v1/deals",
          Service.FORECAST, "/api/v1/forecast/calendar",
          Service.PERFORMANCE, "/api/v1/reps");

  /** A role and a person of which Revline knows nothing, and what else a realm has in it. */
  private static final String STRANGERS =
      """
      {"ifResourceExists": "FAIL",
       "roles": {"realm": [{"name": "visitor"}]},
       "users": [{"username": "visitor", "enabled": true, "email": "v@example.com",
                  "emailVerified": true, "firstName": "Vic", "lastName": "Visitor",
                  "realmRoles": ["visitor"],
                  "credentials": [{"type": "password", "value": "visitor"}]}],
       "clients": [{"clientId": "wiki", "publicClient": true, "directAccessGrantsEnabled": true},
                   %s]}
      """;

  private static Keycloak keycloak;
  private static RunningPlatform platform;
  private static Api api;

  /** Services and what they trust start together, as containers do. */
  @BeforeAll
  static void start() throws IOException {
    long begin = System.nanoTime();
    keycloak = Keycloak.launch();
    platform =
        RunningPlatform.empty(
            "keycloak",
            Map.of(
                "REVLINE_ISSUER", keycloak.issuer("revline"),
                "REVLINE_JWKS_URL", keycloak.keys("revline"),
                // Otherwise a token is good for a minute more, for clocks that differ.
                "MP_JWT_VERIFY_CLOCK_SKEW", "1"));
    api = new Api(platform);
    keycloak.awaitReady();
    addStrangers();
    System.out.printf("Keycloak and services: %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
  }

  private static void addStrangers() throws IOException {
    String file =
        Files.readString(Scratch.checkout().resolve("deploy/keycloak/revline-realm.json"));
    keycloak.addRealm(((ObjectNode) JSON.readTree(file)).put("realm", "other").toString());
    ObjectNode hasty = JSON.readTree(file).at("/clients/0").deepCopy();
    hasty
        .put("clientId", "hasty")
        .withObject("/attributes")
        .put("access.token.lifespan", Long.toString(HASTE.toSeconds()));
    keycloak.add(STRANGERS.formatted(hasty));
  }

  @AfterAll
  static void stop() {
    keycloak.close();
    platform.close();
  }

  @Test
  void each_role_opens_what_the_table_says_and_nothing_else() throws Exception {
    Map<String, String> callers = new LinkedHashMap<>();
    for (String role : List.of("rep", "manager", "revops", "finance", "ops", "visitor")) {
      callers.put(role, "Bearer " + keycloak.person(role));
    }
    callers.put("integration", "Bearer " + keycloak.system("crm"));
    Map<String, String> bodies = new LinkedHashMap<>();
    Operations.documented(platform).values().forEach(bodies::putAll);
    List<String> wrong = new ArrayList<>();
    for (Operation operation : Operations.listed()) {
      String contentType = bodies.getOrDefault(operation.name(), "application/json");
      for (Map.Entry<String, String> caller : callers.entrySet()) {
        int status =
            operation.status(platform.url(Service.GATEWAY), contentType, caller.getValue());
        if (!operation.isRight(status, caller.getKey())) {
          wrong.add("%s for %s: %d".formatted(operation, caller.getKey(), status));
        }
      }
    }
    assertThat(callers.keySet()).containsAll(Callers.ROLES);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_token_that_is_not_this_realms_opens_no_door() {
    assertThat(statusesFor(keycloak.person("finance"))).containsOnly(200);

    assertThat(statusesFor(keycloak.person("other", "revline", "finance")))
        .as("another realm's")
        .containsOnly(401);
    assertThat(statusesFor(raised(keycloak.person("visitor"))))
        .as("changed after it was signed")
        .containsOnly(401);
    assertThat(statusesFor(platform.token("finance"))).as("another issuer's").containsOnly(401);
  }

  @Test
  void a_token_opens_doors_until_it_is_over() {
    assertThat(statusesFor(keycloak.person("finance"))).containsOnly(200);

    String token = keycloak.person("revline", "hasty", "finance");

    assertThat(statusesFor(token)).containsOnly(200);
    await()
        .atMost(HASTE.multipliedBy(4))
        .untilAsserted(() -> assertThat(statusesFor(token)).containsOnly(401));
  }

  @Test
  void a_token_of_the_realm_that_is_not_meant_for_revline_opens_no_door() {
    assertThat(statusesFor(keycloak.person("visitor"))).as("no role").containsOnly(403);
    assertThat(statusesFor(keycloak.person("revline", "wiki", "finance")))
        .as("got for another application")
        .containsOnly(403);
    assertThat(statusesFor(keycloak.idToken("finance"))).as("ID token").containsOnly(403);
  }

  @Test
  void a_rep_sees_the_reps_deals_and_a_manager_the_teams() {
    String revops = keycloak.person("revops");
    put(revops, "/api/v1/teams/north", "{\"name\": \"North\"}");
    put(revops, "/api/v1/reps/Mona Manager", member("manager"));
    put(revops, "/api/v1/reps/Ada Winter", member("member"));
    String ofAda = created(revops, "Ada Winter");
    String ofBen = created(revops, "Ben Summer");
    String ofMona = created(revops, "Mona Manager");

    assertThat(owners(keycloak.person("rep"))).containsExactly("Ada Winter");
    assertThat(status(keycloak.person("rep"), ofAda)).isEqualTo(200);
    assertThat(status(keycloak.person("rep"), ofBen)).isEqualTo(404);
    assertThat(status(keycloak.person("rep"), ofMona)).isEqualTo(404);
    assertThat(owners(keycloak.person("finance")))
        .containsExactlyInAnyOrder("Ada Winter", "Ben Summer", "Mona Manager");
    String manager = keycloak.person("manager");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(owners(manager)).containsExactlyInAnyOrder("Ada Winter", "Mona Manager"));
    assertThat(status(manager, ofBen)).isEqualTo(404);
  }

  @Test
  void another_system_writes_its_own_external_ids_only() {
    String crm = keycloak.system("crm");
    String deal = "{\"name\": \"any\", \"account\": \"theirs\"}";

    api.withToken(crm).body(deal).put(external("crm")).then().statusCode(201);
    api.withToken(crm).body(deal).put(external("erp")).then().statusCode(403);

    String revops = keycloak.person("revops");
    assertThat(
            api.withToken(revops).get("/api/v1/deals?account=theirs").jsonPath().getList("items"))
        .hasSize(1);
  }

  private static String external(String source) {
    return "/api/v1/deals/by-external-id/" + source + "/1";
  }

  /** A visitor's token that says finance, under the signature it had before. */
  private static String raised(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    assertThat(claims).contains("[\"visitor\"]");
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("visitor", "finance").getBytes(UTF_8));
    return String.join(".", parts);
  }

  /** What the gateway and each service answer to a question that finance may ask. */
  private static List<Integer> statusesFor(String token) {
    return READABLE.entrySet().stream()
        .map(door ->
            api.withToken(token)
                .baseUri(platform.url(door.getKey()))
                .get(door.getValue())
                .statusCode())
        .toList();
  }

  private static void put(String token, String path, String body) {
    api.withToken(token).body(body).put(path).then().statusCode(201);
  }

  private static String member(String role) {
    return "{\"name\": \"any\", \"memberships\": [{\"team\": \"north\", \"role\": \"%s\"}]}"
        .formatted(role);
  }

  /** Creates a deal; returns its path. */
  private static String created(String token, String owner) {
    return "/api/v1/deals/"
        + api.withToken(token)
            .body("{\"name\": \"any\", \"account\": \"ours\", \"owner\": \"%s\"}".formatted(owner))
            .post("/api/v1/deals")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
  }

  private static List<String> owners(String token) {
    return api.withToken(token)
        .get("/api/v1/deals?account=ours")
        .then()
        .statusCode(200)
        .extract()
        .path("items.owner");
  }

  private static int status(String token, String path) {
    return api.withToken(token).get(path).statusCode();
  }
}
