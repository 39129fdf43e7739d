package io.revline.pipeline;

import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.asManager;
import static io.revline.pipeline.Api.asRep;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A summary that was asked before is brought up to date by what has changed. It says what the same
 * summary says that nobody asked before, and that is therefore added up from nothing; whether that
 * one is right is the matter of {@link SummaryTest}.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class KeptSumsTest {
  private static final int STEPS = 25;
  private static final Instant BEGIN = Instant.parse("2015-01-01T00:00:00Z");
  private static final Instant PAST = Instant.parse("2015-07-01T00:00:00Z");
  private static final String RATES = "/api/v1/exchange-rates";
  private static final List<String> GROUPINGS =
      List.of("stage", "owner", "team", "region", "product", "account", "source", "month");

  @Inject DataSource source;

  @AfterEach
  void without_rates() {
    List<String> ids = as("revops").get(RATES + "?limit=200").path("items.id");
    for (String id : ids) {
      String tag = as("revops").get(RATES + "/" + id).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(RATES + "/" + id).then().statusCode(204);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_summary_asked_at_every_step_says_what_one_never_asked_before_says(long seed) {
    World world = new World(seed);
    List<CloudEvent> people =
        List.of(
            PeopleTopic.team(world.named("north"), null),
            PeopleTopic.team(world.named("south"), world.named("north")),
            PeopleTopic.manager(world.named("mo"), world.named("north")));
    know(people);
    int seen = 0;
    for (int step = 1; step <= STEPS; step++) {
      world.step();
      String summary =
          "/api/v1/deals/summary?account=%s&groupBy=%s"
              .formatted(world.named("acme"), world.any(GROUPINGS));
      String now = "&asOf=" + Instant.now().plusMillis(1);
      String then = "&asOf=" + PAST.plus(step, ChronoUnit.MICROS);
      JsonPath managed = figure(asManager(world.named("mo")), summary);
      seen += managed.getInt("total.count");

      assertThat(rows(figure(as("revops"), summary)))
          .as("%s at step %d", summary, step)
          .isEqualTo(rows(figure(as("revops"), summary + now)));
      assertThat(rows(managed))
          .as("%s of the manager at step %d", summary, step)
          .isEqualTo(rows(figure(asManager(world.named("mo")), summary + now)));
      assertThat(rows(figure(asRep(world.named("ann")), summary)))
          .as("%s of a rep at step %d", summary, step)
          .isEqualTo(rows(figure(asRep(world.named("ann")), summary + now)));
      assertThat(rows(figure(as("revops"), summary + "&asOf=" + PAST)))
          .as("%s as of then at step %d", summary, step)
          .isEqualTo(rows(figure(as("revops"), summary + then)));
    }
    assertThat(seen).as("deals the manager saw in all").isPositive();
  }

  @Test
  void what_no_watermark_has_passed_yet_counts_at_once_and_only_once() throws SQLException {
    String summary = "/api/v1/deals/summary?groupBy=stage&account=kept-tail";
    assertThat(figure(as("revops"), summary).getInt("total.count")).isZero();
    try (Connection writer = source.getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id()");
      String behind = figure(as("revops"), summary).getString("knownAt");
      created(anyDeal("Tail").replace("acme", "kept-tail"));

      JsonPath early = figure(as("revops"), summary);
      assertThat(early.getString("knownAt")).isEqualTo(behind);
      assertThat(early.getInt("total.count")).isEqualTo(1);
      assertThat(figure(as("revops"), summary).getInt("total.count")).isEqualTo(1);
      writer.rollback();
    }
    assertThat(figure(as("revops"), summary).getInt("total.count")).isEqualTo(1);
  }

  private static JsonPath figure(RequestSpecification asker, String path) {
    Response response = asker.get(path);
    response.then().statusCode(200);
    return response.jsonPath();
  }

  private static List<Object> rows(JsonPath figure) {
    List<Object> rows = new ArrayList<>(figure.getList("rows"));
    rows.add(figure.get("total"));
    return rows;
  }

  private void know(List<CloudEvent> events) {
    PeopleTopic.publish(events);
    new Database(source).awaitApplied(events);
  }

  /** Some deals, reps and rates that change at random, late facts and deletions among them. */
  private final class World {
    private final long seed;
    private final Random random;
    private final Map<String, Integer> versions = new HashMap<>();

    World(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    String named(String word) {
      return "kept%d-%s".formatted(seed, word);
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> move();
        case 1 -> rate();
        case 2 -> deleteOrRestore();
        default -> tell();
      }
    }

    /** Half of the deals have lines, the others an amount of their own. */
    private void tell() {
      int deal = random.nextInt(6);
      String fields =
          switch (random.nextInt(6)) {
            case 0 -> "\"stage\": \"%s\"".formatted(any("won", "lost", "proposal", "won"));
            case 1 -> "\"owner\": \"%s\"".formatted(named(any("ann", "bob", "mo")));
            case 2 -> "\"source\": \"%s\"".formatted(any("fair", "web"));
            case 3 -> "\"closeDate\": \"2015-0%d-10\"".formatted(1 + random.nextInt(9));
            default -> deal < 3 ? products() : amount();
          };
      String at = BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS).toString();
      Response told =
          as("integration")
              .body(
                  "{\"name\": \"any\", \"account\": \"%s\", \"at\": \"%s\", %s}"
                      .formatted(named("acme"), at, fields))
              .put("/api/v1/deals/by-external-id/kept/" + named("deal" + deal));
      assertThat(told.statusCode()).as(told.asString()).isIn(200, 201);
    }

    private String products() {
      return """
      "products": [{"product": "%s", "quantity": "%d",
        "unitPrice": {"amount": "%d.35", "currency": "%s"}}]\
      """
          .formatted(
              any("saw", "drill"), 1 + random.nextInt(3), random.nextInt(100), any("USD", "NOK"));
    }

    private String amount() {
      return "\"amount\": {\"amount\": \"%d.07\", \"currency\": \"%s\"}"
          .formatted(random.nextInt(5000), any("USD", "NOK"));
    }

    private void move() {
      String rep = named(any("ann", "bob"));
      Instant moved = BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS);
      know(
          List.of(
              PeopleTopic.rep(
                  rep,
                  versions.merge(rep, 1, Integer::sum),
                  new Membership(named("north"), MembershipRole.MEMBER, null, moved),
                  new Membership(named("south"), MembershipRole.MEMBER, moved, null))));
    }

    private void rate() {
      String path =
          RATES
              + "/NOK/"
              + BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS).toString().substring(0, 10);
      String tag = as("revops").get(path).getHeader("ETag");
      RequestSpecification put =
          as("revops").body("{\"rate\": \"0.1%d\"}".formatted(1 + random.nextInt(8)));
      int status = (tag == null ? put : put.header("If-Match", tag)).put(path).statusCode();
      assertThat(status).isIn(200, 201);
    }

    private void deleteOrRestore() {
      String list = "/api/v1/deals?limit=10&account=" + named("acme");
      List<String> ids = as("revops").get(list).path("items.id");
      if (ids.isEmpty()) {
        return;
      }
      String deal = "/api/v1/deals/" + ids.get(random.nextInt(ids.size()));
      String tag = as("revops").get(deal).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(deal).then().statusCode(204);
      if (random.nextBoolean()) {
        as("revops").post(deal + "/restore").then().statusCode(200);
      }
    }

    private String any(String... words) {
      return any(List.of(words));
    }

    private String any(List<String> words) {
      return words.get(random.nextInt(words.size()));
    }
  }
}
