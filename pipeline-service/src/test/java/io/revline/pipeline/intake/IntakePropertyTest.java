package io.revline.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories are told in a random order, some events several times, over HTTP and Kafka in
 * every mode. Every deal ends up with the timeline that a plain computation gives.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class IntakePropertyTest {
  private static final int DEALS = 15;

  @Inject DataSource source;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42, 1234})
  void whatever_the_way_and_the_order_the_timeline_is_the_one_of_business_time(long seed)
      throws Exception {
    Random random = new Random(seed);
    Map<String, History> histories = new LinkedHashMap<>();
    List<Told> events = new ArrayList<>();
    for (int i = 0; i < DEALS; i++) {
      String subject = "property-%d-%d".formatted(seed, i);
      History history = new History(random, subject);
      histories.put(subject, history);
      events.addAll(history.events());
    }
    int told = events.size();
    for (int i = 0; i < told / 4; i++) {
      events.add(events.get(random.nextInt(told)));
    }
    Collections.shuffle(events, random);

    deliver(events, random);
    Feed.awaitTaken();

    Deals deals = new Deals(source);
    assertThat(
            deals.rows(
                "SELECT reason FROM dead_letter WHERE record_key LIKE 'crm/property-%d-%%'"
                    .formatted(seed)))
        .isEmpty();
    for (Map.Entry<String, History> each : histories.entrySet()) {
      assertThat(timeline(deals, each.getKey()))
          .as("%s of seed %d", each.getKey(), seed)
          .isEqualTo(each.getValue().timeline());
    }
  }

  private static void deliver(List<Told> events, Random random) {
    int at = 0;
    while (at < events.size()) {
      List<Told> some = events.subList(at, Math.min(events.size(), at + 1 + random.nextInt(8)));
      at += some.size();
      switch (random.nextInt(4)) {
        case 0 -> some.forEach(event -> event.postedInBinaryMode().then().statusCode(202));
        case 1 -> some.forEach(event -> event.postedInStructuredMode().then().statusCode(202));
        case 2 -> Told.postedInBatchedMode(some.toArray(Told[]::new)).then().statusCode(202);
        default ->
            Feed.send(
                some.stream()
                    .map(event ->
                        random.nextBoolean() ? event.inBinaryMode() : event.inStructuredMode())
                    .toList());
      }
    }
  }

  private static List<List<String>> timeline(Deals deals, String subject) throws Exception {
    List<List<String>> rows =
        new ArrayList<>(
            deals.rows(
                """
                SELECT extract(epoch FROM valid_from)::bigint,
                  extract(epoch FROM valid_to)::bigint, name, stage, owner, amount::int, close_date,
                  extract(epoch FROM last_activity_at)::bigint, deleted,
                  extract(epoch FROM created_at)::bigint, extract(epoch FROM closed_at)::bigint
                FROM deal_segment JOIN deal_external_id named ON named.deal_id = deal_segment.id
                WHERE named.external_id = '%s' AND recorded_to IS NULL
                """
                    .formatted(subject)));
    rows.sort(Comparator.comparing(Object::toString));
    return rows;
  }
}
