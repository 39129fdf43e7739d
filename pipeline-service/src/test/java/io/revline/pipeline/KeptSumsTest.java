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
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
  private static final Instant PAST = Instant.parse("2015-07-01T00:00:00Z");
  private static final List<String> GROUPINGS =
      List.of("stage", "owner", "team", "region", "product", "account", "source", "month");

  @Inject DataSource source;

  @AfterEach
  void without_rates() {
    ChangingDeals.withoutRates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_summary_asked_at_every_step_says_what_one_never_asked_before_says(long seed) {
    ChangingDeals world = new ChangingDeals(seed, source);
    List<CloudEvent> people =
        List.of(
            PeopleTopic.team(world.named("north"), null),
            PeopleTopic.team(world.named("south"), world.named("north")),
            PeopleTopic.manager(world.named("mo"), world.named("north")));
    world.know(people);
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
}
