package io.revline.benchmarks.queries;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.report.Limit;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.GatewayClient;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.Sizes;
import io.revline.benchmarks.run.Waiting;
import io.revline.benchmarks.tables.FullTables;
import io.revline.benchmarks.tables.SampleTimelines;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How long summaries, single deals and pages of lists take over full tables, asked through the
 * gateway one after the other, beside plain statements by JDBC. An answer that does not agree with
 * the plain statement ends the run.
 */
public final class DealQueriesBenchmark {
  private static final String PATH = "/api/v1/deals";
  private static final int PAGE = 50;

  /** From so many deals on, pipeline-service keeps what they came to twice a month. */
  private static final int KEEPS_PAST = 100_000;

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Far enough apart that no two deals asked for stand on one page of the table. */
  private static final int STRIDE = 7_919;

  private static final List<String> GROUPINGS =
      List.of("stage", "owner", "team", "region", "product", "account", "source", "month");
  private static final Limit SUMMARY_NOW = Limit.under(300);
  private static final Limit SUMMARY_FURTHER = Limit.under(1_000);
  private static final Limit DEAL = Limit.under(10);
  private static final Limit PAGE_NOW = Limit.under(50);
  private static final Limit PAGE_THEN = Limit.under(500);

  private final RunningPlatform platform;
  private final SampleTimelines timelines;
  private final Median median;
  private final LocalDate then;
  private final Consumer<Measurement> taker;

  /**
   * Answers are asked for as of now and of two years before the end of the timelines, on the 9th of
   * a month: that is furthest from what is kept, which is of the 1st and the 16th.
   *
   * @param taker gets every figure as soon as it is measured
   */
  public DealQueriesBenchmark(
      RunningPlatform platform,
      SampleTimelines timelines,
      Sizes sizes,
      Consumer<Measurement> taker) {
    this.platform = platform;
    this.median = new Median(sizes);
    this.timelines = timelines;
    this.taker = taker;
    this.then =
        LocalDate.ofInstant(timelines.end(), ZoneOffset.UTC).minusYears(2).withDayOfMonth(9);
  }

  /**
   * Fills pipeline-service's tables, then measures the median of each question. The service does
   * not run meanwhile: what is recorded before a time it has passed already, it never looks for
   * again.
   */
  public void run() throws SQLException, IOException, InterruptedException {
    platform.stop(Service.PIPELINE);
    FullTables.fill(platform, Service.PIPELINE, timelines);
    platform.start(Service.PIPELINE);
    try (GatewayClient client = platform.client();
        Connection connection = platform.connect(Service.PIPELINE)) {
      PlainReads plain = new PlainReads(connection);
      summaries(client, plain);
      singleDeals(client, plain);
      lists(client, plain);
    }
  }

  private void summaries(GatewayClient client, PlainReads plain)
      throws SQLException, IOException, InterruptedException {
    double rawNow = median.millis(time -> plain.count());
    double rawThen = median.millis(time -> plain.count(moment(0)));
    awaitPast();
    for (String grouping : GROUPINGS) {
      // The region of a deal is found by going up the hierarchy of teams.
      Limit now = grouping.equals("region") ? SUMMARY_FURTHER : SUMMARY_NOW;
      String path = summary(grouping);
      long deals = plain.count();
      double value =
          median.millis(time -> client.text(path), answer -> requireDeals(deals, answer));
      keep("summary-" + grouping, value, rawNow, now);
    }
    for (String grouping : GROUPINGS) {
      long deals = plain.count(moment(0));
      double value =
          median.millis(
              time -> client.text(summary(grouping) + "&asOf=" + moment(time)),
              answer -> requireDeals(deals, answer));
      keep("summary-" + grouping + "-as-of", value, rawThen, SUMMARY_FURTHER);
    }
  }

  private static String summary(String grouping) {
    return PATH + "/summary?groupBy=" + grouping;
  }

  /** Another moment of one second each time, in which nothing happens: no answer is kept of it. */
  private Instant moment(int number) {
    return then.atStartOfDay(ZoneOffset.UTC).toInstant().plus(1L + number, ChronoUnit.MICROS);
  }

  private void awaitPast() {
    if (timelines.deals() < KEEPS_PAST) {
      return;
    }
    Waiting.until(
        "what deals came to is known twice of every month",
        PATIENCE,
        Duration.ofSeconds(1),
        () -> platform.count(Service.PIPELINE, "past_sums") >= 2 * months() * GROUPINGS.size());
  }

  /** How many whole months deals have been told of. */
  private long months() {
    return ChronoUnit.MONTHS.between(
        timelines.begin().atOffset(ZoneOffset.UTC), timelines.end().atOffset(ZoneOffset.UTC));
  }

  private void singleDeals(GatewayClient client, PlainReads plain)
      throws SQLException, IOException, InterruptedException {
    double value =
        median.millis(
            time -> new Shown(deal(time), client.text(PATH + "/" + deal(time))), Shown::require);
    keep("deal-by-id", value, median.millis(time -> plain.deal(deal(-1 - time))), DEAL);
  }

  /** Another one for each number. */
  private UUID deal(int number) {
    return SampleTimelines.id((int) Math.floorMod((long) number * STRIDE, timelines.deals()));
  }

  private void lists(GatewayClient client, PlainReads plain)
      throws SQLException, IOException, InterruptedException {
    for (ListOrder order : ListOrder.ALL) {
      List<UUID> expected = plain.firstPage(order, PAGE);
      double raw = median.millis(time -> plain.firstPage(order, PAGE));
      keep(order.figure(), page(client, order, "", expected), raw, PAGE_NOW);
    }
    for (ListOrder order : ListOrder.ALL) {
      List<UUID> expected = plain.firstPage(order, then, PAGE);
      double raw = median.millis(time -> plain.segments(order, PAGE));
      double value = page(client, order, "&asOf=" + then, expected);
      keep(order.figure() + "-as-of", value, raw, PAGE_THEN);
    }
  }

  private double page(GatewayClient client, ListOrder order, String asOf, List<UUID> expected)
      throws SQLException, IOException, InterruptedException {
    String path = PATH + "?limit=%d&sort=%s%s".formatted(PAGE, order.word(), asOf);
    return median.millis(time -> client.text(path), answer -> requirePage(expected, answer));
  }

  private void keep(String name, double value, double raw, Limit limit) {
    taker.accept(Measurement.of(name, value, "ms", raw).within(limit));
  }

  private static void requireDeals(long expected, String answer) {
    JsonNode figure = GatewayClient.parsed(answer);
    if (figure.at("/total/count").longValue() != expected || figure.path("rows").size() < 2) {
      throw new IllegalStateException(
          "%d deals were to be summed up: %s".formatted(expected, answer));
    }
  }

  /** The answer to the question for a deal. */
  private record Shown(UUID wanted, String answer) {
    void require() {
      String id = GatewayClient.parsed(answer).path("id").asText();
      if (!id.equals(wanted.toString())) {
        throw new IllegalStateException("the deal %s was expected: %s".formatted(wanted, answer));
      }
    }
  }

  private static void requirePage(List<UUID> expected, String answer) {
    List<UUID> found = new ArrayList<>();
    GatewayClient.parsed(answer)
        .path("items")
        .forEach(deal -> found.add(UUID.fromString(deal.path("id").asText())));
    if (!found.equals(expected) || found.size() != PAGE) {
      throw new IllegalStateException("the deals %s were expected: %s".formatted(expected, answer));
    }
  }
}
