package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revline.platform.home.Service;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Crashes and outages under writes: nothing lost, nothing doubled, no write failed for Kafka. */
class FaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OUTAGE = Duration.ofSeconds(8);

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Databases databases = new Databases(platform);
  private final Consistency consistency = new Consistency(platform);

  @Test
  void kill_9_of_pipeline_service_under_writes_loses_and_doubles_nothing() {
    Follower follower = new Follower(platform);
    await().atMost(PATIENCE).until(follower::isFollowing);
    Writers writers =
        Writers.start(
            new Writer(platform, "kill-patient-1", true),
            new Writer(platform, "kill-patient-2", true),
            new Writer(platform, "kill-impatient-1", false),
            new Writer(platform, "kill-impatient-2", false));
    for (int crash = 0; crash < 2; crash++) {
      writers.awaitMore(15);
      platform.kill(Service.PIPELINE);
      platform.start(Service.PIPELINE);
    }
    writers.awaitMore(15);
    writers.stop();

    List<WrittenDeal> deals = writers.collect(Writer::deals);
    assertThat(writers.collect(Writer::failures)).as("requests the crashes hit").isNotEmpty();
    assertThat(deals).anyMatch(deal -> deal.givenUp() > 0);
    everyAcknowledgedWriteHappenedOnce(deals);
    wasToldOfEach(follower, "kill-");
    consistency.holds();
    figuresAgree("kill-patient-1");
    figuresAgree("kill-patient-2");
  }

  @Test
  void a_stop_ends_the_streams_of_those_who_follow() {
    try (Follower follower = new Follower(platform)) {
      await().atMost(PATIENCE).until(follower::isFollowing);

      platform.stop(Service.PIPELINE);

      await().atMost(PATIENCE).until(() -> !follower.endings().isEmpty());
      platform.start(Service.PIPELINE);
      assertThat(follower.endings()).containsOnly(Follower.Ending.ENDED);
    }
  }

  @Test
  void kill_9_between_commit_and_publish_loses_and_doubles_nothing() {
    platform.kafka().kill();
    Writers writers =
        Writers.start(
            new Writer(platform, "unpublished-1", true),
            new Writer(platform, "unpublished-2", true));
    writers.awaitMore(25);
    writers.stop();
    long waiting = databases.outbox();

    platform.kill(Service.PIPELINE);

    assertThat(waiting).isGreaterThanOrEqualTo(50);
    assertThat(databases.outbox()).isEqualTo(waiting);
    platform.kafka().start();
    platform.start(Service.PIPELINE);
    everyAcknowledgedWriteHappenedOnce(writers.collect(Writer::deals));
    consistency.holds();
    figuresAgree("unpublished-1");
  }

  @Test
  void a_broker_away_for_8_seconds_delays_events_and_no_write() {
    Metric age = new Metric(platform.url(Service.PIPELINE), "revline_outbox_oldest_seconds");
    DoubleAccumulator oldest = new DoubleAccumulator(Math::max, 0);
    platform.kafka().kill();
    long begin = System.nanoTime();
    Writers writers =
        Writers.start(
            new Writer(platform, "outage-1", false), new Writer(platform, "outage-2", false));

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          oldest.accumulate(age.value());
          return System.nanoTime() - begin >= OUTAGE.toNanos();
        });
    platform.kafka().start();
    writers.awaitMore(15);
    writers.stop();

    Duration slowest =
        writers.collect(Writer::latencies).stream().max(Comparator.naturalOrder()).orElseThrow();
    System.out.printf(
        "broker away for 8 s: %d writes, slowest %d ms, oldest event %.1f s%n",
        writers.collect(Writer::latencies).size(), slowest.toMillis(), oldest.get());
    assertThat(writers.collect(Writer::failures)).isEmpty();
    assertThat(slowest).isLessThan(Duration.ofSeconds(2));
    assertThat(oldest.get()).isGreaterThan(2);
    everyAcknowledgedWriteHappenedOnce(writers.collect(Writer::deals));
    consistency.holds();
    await().atMost(PATIENCE).until(() -> age.value() == 0);
  }

  /** Every version of the deals whose names begin so, once and in the order of recording. */
  private void wasToldOfEach(Follower follower, String names) {
    List<String> written =
        databases.texts(
            Service.PIPELINE,
            "SELECT concat_ws(' ', v.deal_id, v.version) FROM deal_version v JOIN deal d"
                + " ON d.id = v.deal_id WHERE starts_with(d.name, '%s')".formatted(names)
                + " ORDER BY v.recorded_at, v.deal_id, v.version");
    try (follower) {
      await().atMost(PATIENCE).until(() -> follower.told().contains(written.getLast()));
    }
    assertThat(follower.told().stream().filter(Set.copyOf(written)::contains))
        .containsExactlyElementsOf(written);
    assertThat(follower.endings()).as("streams the crashes cut").hasSizeGreaterThanOrEqualTo(2);
  }

  private void everyAcknowledgedWriteHappenedOnce(List<WrittenDeal> deals) {
    Map<String, List<String>> stored =
        databases
            .texts(Service.PIPELINE, "SELECT concat_ws(' ', name, id, version) FROM deal")
            .stream()
            .collect(Collectors.groupingBy(deal -> deal.split(" ")[0]));
    deals.forEach(deal -> happenedOnce(deal, stored.getOrDefault(deal.name(), List.of())));
  }

  private static void happenedOnce(WrittenDeal deal, List<String> found) {
    int done = deal.acknowledged().size();
    assertThat(deal.acknowledged())
        .as("versions of " + deal.name())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, done).boxed().toList());
    if (deal.id().isEmpty()) {
      assertThat(found.size()).as(deal.name()).isLessThanOrEqualTo(deal.givenUp());
      return;
    }
    assertThat(found).as(deal.name()).hasSize(1);
    String[] words = found.getFirst().split(" ");
    assertThat(words[1]).isEqualTo(deal.id().get());
    assertThat(Long.parseLong(words[2]))
        .as("version of " + deal.name())
        .isBetween((long) done, (long) done + deal.givenUp());
  }

  /** What this owner has won, as each of the three services tells it. */
  private void figuresAgree(String owner) {
    Api api = new Api(platform);
    LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    Api.Row pipeline =
        api.figure("/api/v1/deals/summary?groupBy=owner&status=won").row(owner).orElseThrow();
    Api.Row forecast =
        api.figure(
                "/api/v1/forecast/rollups?groupBy=owner&period=FY" + today.getYear(), "closed-won")
            .row(owner)
            .orElseThrow();
    Api.Row performance =
        api.figure(
                "/api/v1/performance/scorecards?groupBy=rep&from=%s&to=%s"
                    .formatted(today.withDayOfYear(1), today.plusDays(1)),
                "won")
            .row(owner)
            .orElseThrow();
    BigDecimal won = new BigDecimal("10.25").multiply(BigDecimal.valueOf(pipeline.count()));
    for (Api.Row row : List.of(pipeline, forecast, performance)) {
      assertThat(row.count()).isEqualTo(pipeline.count());
      assertThat(row.amount("USD")).isEqualByComparingTo(won);
    }
  }
}
