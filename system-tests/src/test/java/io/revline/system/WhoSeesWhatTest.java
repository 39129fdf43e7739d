package io.revline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sees which rows: by every way of asking, through the gateway and at each service's door. */
class WhoSeesWhatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);

  /** All won in March of 2014: Ann and Ben sell in north, Cy in south, both below the world. */
  @Test
  void lists_and_figures_count_only_what_the_caller_may_see() throws IOException {
    people();
    won("see-ann", 1);
    won("see-ben", 20);
    won("see-cy", 300);
    won("see-nora", 4000);
    won("see-ghost", 50_000);
    won(null, 600_000);
    // When the uppermost sees all below, everything is known everywhere.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertSees("revops", "see-ann", "6 654321.00");
          assertSees("manager", "see-vp", "4 4321.00");
        });

    assertSees("rep", "see-ann", "1 1.00");
    assertSees("manager", "see-nora", "3 4021.00");
    assertSees("manager", "see-stranger", "0 0");
    assertSees("finance", "see-ann", "6 654321.00");
    // A ghost's token is a rep's like any other; to managers it is nobody's.
    assertSees("rep", "see-ghost", "1 50000.00");
  }

  private void people() {
    put("/api/v1/teams/see-world", "{\"name\": \"World\"}");
    put("/api/v1/teams/see-north", below("North"));
    put("/api/v1/teams/see-south", below("South"));
    put("/api/v1/reps/see-vp", rep("see-world", "manager"));
    put("/api/v1/reps/see-nora", rep("see-north", "manager"));
    put("/api/v1/reps/see-ann", rep("see-north", "member"));
    put("/api/v1/reps/see-ben", rep("see-north", "member"));
    put("/api/v1/reps/see-cy", rep("see-south", "member"));
  }

  private void put(String path, String body) {
    api.as("revops").body(body).put(path).then().statusCode(201);
  }

  private static String below(String name) {
    return "{\"name\": \"%s\", \"parents\": [{\"parent\": \"see-world\"}]}".formatted(name);
  }

  private static String rep(String team, String role) {
    return "{\"name\": \"any\", \"memberships\": [{\"team\": \"%s\", \"role\": \"%s\"}]}"
        .formatted(team, role);
  }

  private void won(@Nullable String owner, int amount) {
    String body =
        """
        {"name": "any", "account": "see", "stage": "won", "at": "2014-03-03T00:00:00Z",
         "amount": {"amount": "%d", "currency": "USD"}%s}\
        """
            .formatted(amount, owner == null ? "" : ", \"owner\": \"" + owner + "\"");
    api.as("integration")
        .body(body)
        .put("/api/v1/deals/by-external-id/see/" + owner)
        .then()
        .statusCode(201);
  }

  private void assertSees(String role, String rep, String figure) throws IOException {
    assertThat(seen(platform.token(role, rep))).as("%s %s", role, rep).containsOnly(figure);
  }

  /** How many deals, and what they are worth, by every way of asking at every door. */
  private List<String> seen(String token) throws IOException {
    String pipeline = "/api/v1/deals/summary?account=see&groupBy=";
    List<String> seen = new ArrayList<>();
    for (Service door : List.of(Service.GATEWAY, Service.PIPELINE)) {
      JsonNode listed = get(door, "/api/v1/deals?account=see", token).path("items");
      int sum = listed.valueStream().mapToInt(it -> it.at("/amount/amount").asInt()).sum();
      seen.add(listed.size() + " " + (sum == 0 ? "0" : sum + ".00"));
      for (String groupBy : List.of("stage", "team", "region", "owner&asOf=2014-06-01")) {
        seen.add(total(get(door, pipeline + groupBy, token)));
      }
    }
    for (Service door : List.of(Service.GATEWAY, Service.FORECAST)) {
      seen.add(
          total(
              get(door, "/api/v1/forecast/rollups?groupBy=owner&period=2014-03", token)
                  .at("/figures/0")));
    }
    for (Service door : List.of(Service.GATEWAY, Service.PERFORMANCE)) {
      seen.add(
          total(
              get(door, "/api/v1/performance/scorecards?groupBy=rep&period=2014-03", token)
                  .at("/figures/0")));
    }
    return seen;
  }

  private static String total(JsonNode figure) {
    JsonNode total = figure.path("total");
    return total.path("count").asText() + " " + total.at("/amount/amount").asText("0");
  }

  private JsonNode get(Service door, String path, String token) throws IOException {
    return JSON.readTree(
        given()
            .baseUri(platform.url(door))
            .header("Authorization", "Bearer " + token)
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }
}
