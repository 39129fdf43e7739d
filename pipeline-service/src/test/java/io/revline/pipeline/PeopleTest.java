package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.contracts.people.RegionChanged;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.people.Visibility;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealTopic;
import io.revline.testkit.people.PeopleTopic;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What performance-service tells of people is known here, too. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PeopleTest {
  @Inject DataSource source;
  @Inject Visibility visibility;

  @Test
  void
      a_manager_may_see_the_deals_of_reps_as_soon_as_they_are_known_and_a_bad_event_stops_nobody() {
    CloudEvent team = PeopleTopic.team("known-north", null);
    CloudEvent manager = PeopleTopic.manager("known-nora", "known-north");
    CloudEvent rep = PeopleTopic.member("known-ben", "known-north");
    CloudEvent bad = PeopleTopic.told(new RegionChanged(null, "known-bad", 1, null));
    assertThat(visibleTo("known-nora")).containsExactly("known-nora");

    PeopleTopic.publish(List.of(team, manager));
    DealTopic.send(List.of(PeopleTopic.record(bad)));
    PeopleTopic.publish(List.of(rep, rep));
    new Database(source).awaitApplied(List.of(team, manager, rep));

    assertThat(visibleTo("known-nora")).containsExactlyInAnyOrder("known-nora", "known-ben");
    assertThat(visibleTo("known-ben")).containsExactly("known-ben");
    await()
        .atMost(Database.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    as("ops")
                        .get("/api/v1/pipeline/dead-letters")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("find { it.key == 'known-bad' }.consumer"))
                .isEqualTo("pipeline-people"));
  }

  private List<String> visibleTo(String rep) {
    return Sql.of("SELECT owner FROM (VALUES ('known-nora'), ('known-ben'), ('ghost'), (NULL))")
        .add(" AS deal (owner) WHERE ")
        .add(visibility.ofOwner(new Caller(rep, Set.of("manager"), rep, "test"), "owner"))
        .list(source, row -> row.getString(1));
  }
}
