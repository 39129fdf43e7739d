package io.revline.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeTest {
  private static final Pattern READ = Pattern.compile("\\$\\{(REVLINE_[A-Z0-9_]+)[:}]");
  private static final JsonNode SERVICES = Checkout.yaml("docker-compose.yml").path("services");

  @ParameterizedTest
  @EnumSource
  void a_service_is_told_all_it_reads_and_nothing_it_does_not_read(Service service) {
    assertThat(environment(service.folder()).keySet())
        .containsExactlyInAnyOrderElementsOf(keysReadBy(service));
  }

  @ParameterizedTest
  @EnumSource
  void the_page_lists_what_a_service_reads(Service service) {
    assertThat(Checkout.text("docs/operations/compose.md"))
        .contains(keysReadBy(service).stream().map(key -> "`" + key + "`").toList());
  }

  @ParameterizedTest
  @EnumSource
  void a_service_is_built_by_its_own_file_and_asked_whether_it_is_ready(Service service) {
    JsonNode described = SERVICES.path(service.folder());
    String file = Checkout.text(service.folder() + "/Dockerfile");

    assertThat(described.path("build").asText()).isEqualTo("./" + service.folder());
    assertThat(described.path("healthcheck").toString()).contains("/q/health/ready");
    assertThat(file).contains("EXPOSE " + environment(service.folder()).get("REVLINE_HTTP_PORT"));
    assertThat(file).contains("COPY --chown=revline target/quarkus-app /opt/revline\n");
    assertThat(file).contains("\nUSER revline\n");
  }

  @Test
  void each_service_has_a_database_and_a_user_of_its_own_and_they_are_made() {
    Set<String> databases = new TreeSet<>();
    for (Service service : Service.values()) {
      if (service.database().isEmpty()) {
        continue;
      }
      String name = service.database().get();
      Map<String, String> told = environment(service.folder());
      databases.add(told.getOrDefault("REVLINE_DB_URL", ""));
      String password = name.toUpperCase(Locale.ROOT) + "_PASSWORD";
      assertThat(told)
          .containsEntry("REVLINE_DB_URL", "jdbc:postgresql://postgres:5432/" + name)
          .containsEntry("REVLINE_DB_USER", name)
          .containsEntry("REVLINE_DB_PASSWORD", "${%s:-%s}".formatted(password, name));
      assertThat(environment("postgres"))
          .containsEntry(password, "${%s:-%s}".formatted(password, name));
      assertThat(Checkout.text("deploy/postgres/databases.sh"))
          .contains("create %s \"$%s\"\n".formatted(name, password));
    }
    assertThat(databases).hasSize(3);
  }

  @Test
  void prometheus_asks_every_service_where_it_listens() {
    List<String> targets =
        Checkout.yaml("deploy/prometheus/prometheus.yml")
            .at("/scrape_configs/0/static_configs")
            .valueStream()
            .map(target ->
                target.at("/targets/0").asText() + " is " + target.at("/labels/service").asText())
            .toList();

    assertThat(targets)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Service.values())
                .map(Service::folder)
                .map(name ->
                    "%s:%s is %s".formatted(name, environment(name).get("REVLINE_HTTP_PORT"), name))
                .toList());
  }

  @Test
  void nothing_is_open_beyond_this_machine() {
    SERVICES.forEach(service ->
        assertThat(service.path("ports").valueStream().map(JsonNode::asText))
            .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
  }

  @Test
  void the_realm_knows_every_role_and_gives_the_claims_that_services_read()
      throws JsonProcessingException {
    JsonNode realm =
        new ObjectMapper().readTree(Checkout.text("deploy/keycloak/revline-realm.json"));
    List<String> roles = Arrays.stream(Role.values()).map(Role::claim).toList();

    assertThat(realm.at("/roles/realm").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(roles);
    assertThat(
            realm
                .get("users")
                .valueStream()
                .map(user -> user.at("/realmRoles/0").asText())
                .toList())
        .containsExactlyInAnyOrderElementsOf(roles);
    for (JsonNode client : realm.get("clients")) {
      assertThat(client.get("protocolMappers").findValuesAsText("claim.name"))
          .containsExactlyInAnyOrder("groups", "rep", "source");
    }
    assertThat(SERVICES.at("/gateway/environment/REVLINE_ISSUER").asText())
        .contains(
            SERVICES
                .at("/keycloak/environment/KC_HOSTNAME")
                .asText()
                .split(":-")[1]
                .replace("}", ""))
        .endsWith("/realms/" + realm.get("realm").asText() + "}");
  }

  @Test
  void the_tests_try_the_keycloak_that_runs() {
    String image = SERVICES.at("/keycloak/image").asText();

    assertThat(System.getProperty("revline.keycloak"))
        .contains("keycloak-" + image.substring(image.indexOf(':') + 1) + ".");
  }

  private static Set<String> keysReadBy(Service service) {
    String configuration =
        Checkout.text(service.folder() + "/src/main/resources/application.properties");
    if (service != Service.GATEWAY) {
      configuration +=
          Checkout.text("service-kit/src/main/resources/META-INF/microprofile-config.properties");
    }
    return READ.matcher(configuration)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> environment(String name) {
    Map<String, String> environment = new TreeMap<>();
    SERVICES
        .path(name)
        .path("environment")
        .forEachEntry((key, value) -> environment.put(key, value.asText()));
    return environment;
  }
}
