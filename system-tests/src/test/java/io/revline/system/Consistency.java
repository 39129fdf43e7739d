package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.platform.home.Service;
import io.revline.testkit.contract.EventSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Everybody ends with the same deals: pipeline-service, the topic and both projections. */
final class Consistency {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BELIEVED =
      "SELECT concat_ws('|', %s) FROM deal_segment WHERE recorded_to IS NULL ORDER BY 1";

  private static final String PIPELINE_COLUMNS =
      "id, number, extract(epoch FROM valid_from), coalesce(extract(epoch FROM valid_to), -1),"
          + " extract(epoch FROM recorded_from),"
          + " lower(status), coalesce(owner, '-'), coalesce(amount, -1), coalesce(currency, '-'),"
          + " coalesce(extract(epoch FROM closed_at), -1)";

  private static final String PROJECTION_COLUMNS = PIPELINE_COLUMNS.replaceFirst("id", "deal_id");

  private static final String PIPELINE_FORECAST =
      ", probability, lower(replace(forecast_category, '_', '')), coalesce(close_date::text, '-')";

  private static final String FORECAST =
      ", probability, lower(category), coalesce(close_date::text, '-')";

  private static final String PERFORMANCE = ", extract(epoch FROM created_at)";

  /** Ids of events that were found to keep their contract: each is looked at once. */
  private static final Set<String> VALID = ConcurrentHashMap.newKeySet();

  private final Databases databases;
  private final DealTopic topic;

  Consistency(RunningPlatform platform) {
    this.databases = new Databases(platform);
    this.topic = new DealTopic(platform);
  }

  /** Waits until all is published and read, then compares everything. */
  void holds() {
    await("the outbox is empty").atMost(PATIENCE).until(() -> databases.outbox() == 0);
    topicTellsEveryVersionOnceAndInOrder();
    projectionsHoldTheSameSegments();
  }

  private void topicTellsEveryVersionOnceAndInOrder() {
    var told = topic.firstOccurrences();
    List<String> deals =
        databases.texts(Service.PIPELINE, "SELECT id || ' ' || version FROM deal ORDER BY id");
    assertThat(told).hasSameSizeAs(deals);
    for (String deal : deals) {
      String[] words = deal.split(" ");
      assertThat(told.getOrDefault(words[0], List.of()))
          .as("events of deal " + words[0])
          .extracting(DealTopic.Event::version)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, Long.parseLong(words[1])).boxed().toList());
    }
    told.values().stream().flatMap(List::stream).forEach(Consistency::keepsItsContract);
  }

  private static void keepsItsContract(DealTopic.Event event) {
    if (VALID.contains(event.header("ce_id"))) {
      return;
    }
    assertThat(event.header("ce_subject")).isEqualTo(event.key());
    assertThat(EventSchemas.violations(event.header("ce_type"), event.body()))
        .as(event.body())
        .isEmpty();
    VALID.add(event.header("ce_id"));
  }

  private void projectionsHoldTheSameSegments() {
    assertThat(believed(Service.PIPELINE, PIPELINE_COLUMNS)).isNotEmpty();
    same(Service.FORECAST, PIPELINE_FORECAST, FORECAST);
    same(Service.PERFORMANCE, PERFORMANCE, PERFORMANCE);
  }

  private void same(Service projection, String ownerColumns, String projectionColumns) {
    List<String> expected = believed(Service.PIPELINE, PIPELINE_COLUMNS + ownerColumns);
    await(projection.folder() + " has read everything")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(believed(projection, PROJECTION_COLUMNS + projectionColumns))
                .containsExactlyElementsOf(expected));
  }

  private List<String> believed(Service service, String columns) {
    return databases.texts(service, BELIEVED.formatted(columns)).stream().sorted().toList();
  }
}
