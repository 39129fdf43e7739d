package io.revline.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What a first start of an empty clone loads; in this order to load it once. */
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoDataTest {
  /** Twice and a half of what is wanted, for machines that do much else. */
  private static final Duration TO_LOAD = Duration.ofSeconds(150);

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /** Said while tables of opportunities are worked off, of which there are four. */
  private static final Pattern IN_THE_MIDDLE =
      Pattern.compile("demo data +opportunities-\\d{4} running: [1-9]");

  /**
   * Has PostgreSQL unpacked, as a machine's first start does: it takes more memory than all else.
   */
  private static final String NEVER_STARTED =
      "JAVA_TOOL_OPTIONS=-Dot.epg.working-dir=$PWD/target/unpacked ";

  private static final Pattern WRITTEN = Pattern.compile("(?m)^(\\S+)  demo data +written to");
  private static final Pattern COMPLETE =
      Pattern.compile("demo data +complete in every service after ([0-9.]+) s");

  private final FreshCheckout clone = FreshCheckout.shared();

  @Test
  @Order(1)
  @Timeout(600)
  void a_first_start_that_is_cut_off_while_it_loads_is_followed_by_one_that_loads_the_rest()
      throws IOException {
    clone.run("./revline reset --yes");
    CompletableFuture<Shell.Result> cut =
        CompletableFuture.supplyAsync(() -> clone.run(NEVER_STARTED + "./revline up --detach"));
    await().atMost(PATIENCE).until(() -> IN_THE_MIDDLE.matcher(log()).find());
    Instant killed = Clock.systemUTC().instant();
    clone.killEverything();
    assertThat(cut.join().output()).doesNotContain("Revline is up.");
    Duration first = Duration.between(written(log()), killed);

    Shell.Result up = clone.run("./revline up --detach");

    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(up.output()).contains("Revline is up.", "Who you can be");
    Duration second = complete(up.output());
    System.out.printf(
        "demo data: %.1f s until the power cut, %.1f s after it%n",
        first.toMillis() / 1e3, second.toMillis() / 1e3);
    assertThat(first.plus(second)).isLessThan(TO_LOAD);
    assertThat(imports()).as("no table was handed over twice").doesNotHaveDuplicates();
    assertThat(imports()).hasSizeBetween(11, 12);
  }

  /** What the platform of the clone has said so far. */
  private String log() throws IOException {
    Path log = clone.home().log("platform");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private List<String> imports() {
    Api api = new Api(RunningPlatform.of(clone));
    return Stream.of("/api/v1/imports", "/api/v1/performance/imports")
        .flatMap(path -> api.tree(path).valueStream())
        .map(job -> job.path("fileName").asText())
        .toList();
  }

  private static Instant written(String log) {
    Matcher line = WRITTEN.matcher(log);
    assertThat(line.find()).as(log).isTrue();
    return Instant.parse(line.group(1));
  }

  private static Duration complete(String output) {
    Matcher line = COMPLETE.matcher(output);
    assertThat(line.find()).as(output).isTrue();
    return Duration.ofMillis((long) (Double.parseDouble(line.group(1)) * 1_000));
  }

  @Test
  @Order(2)
  void every_service_has_every_deal_once() throws Exception {
    Api api = new Api(RunningPlatform.of(clone));
    List<NamedCsvRecord> opportunities = rows("opportunities");
    List<NamedCsvRecord> orders = rows("orders");
    Set<String> all =
        Stream.concat(ids(opportunities, "id"), ids(orders, "order")).collect(toSet());
    Set<String> won =
        Stream.concat(
                ids(opportunities.stream().filter(is("stage", "won")).toList(), "id"),
                ids(orders.stream().filter(is("state", "Paid")).toList(), "order"))
            .collect(toSet());
    LocalDate first = LocalDate.parse(rows("exchange-rates").get(1).getField("date"));
    int year = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).getYear();

    Api.Figure byStatus = api.figure("/api/v1/deals/summary?groupBy=stage");
    long inForecast =
        IntStream.rangeClosed(first.getYear(), year)
            .mapToLong(each -> api.figure(closedWon(each), "closed-won").total().count())
            .sum();
    long inPerformance =
        api.figure(
                "/api/v1/performance/scorecards?groupBy=rep&from=%d-01-01&to=%d-01-01"
                    .formatted(first.getYear(), year + 1),
                "won")
            .total()
            .count();

    assertThat(all).hasSizeBetween(19_500, 20_500);
    assertThat(byStatus.total().count()).isEqualTo(all.size());
    assertThat(byStatus.row("won").orElseThrow().count()).isEqualTo(won.size());
    assertThat(inForecast).isEqualTo(won.size());
    assertThat(inPerformance).isEqualTo(won.size());
    assertThat(
            new Databases(RunningPlatform.of(clone))
                .number(Service.PIPELINE, "SELECT max(version) FROM deal"))
        .as("no deal was told twice")
        .isEqualTo(1);
    assertThat(api.tree("/api/v1/deals/unknown-references").path("items")).isEmpty();
  }

  /** Planned as between a great import and the next look at the tables, which may be a minute. */
  @Test
  @Order(3)
  void figures_come_in_time_before_the_database_knows_its_tables() {
    RunningPlatform platform = RunningPlatform.of(clone);
    Api api = new Api(platform);
    new Databases(platform).forgetStatistics();
    int year = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).getYear();

    assertThat(api.figure("/api/v1/deals/summary?groupBy=account").rows()).isNotEmpty();
    assertThat(api.figure(closedWon(year - 1), "closed-won").total().count()).isPositive();
    for (String group : List.of("rep", "team", "account")) {
      assertThat(
              api.figure(
                      "/api/v1/performance/scorecards?groupBy=%s&from=%d-01-01&to=%d-01-01"
                          .formatted(group, year - 3, year),
                      "won")
                  .total()
                  .count())
          .isPositive();
    }
  }

  private static String closedWon(int year) {
    return "/api/v1/forecast/rollups?groupBy=team&period=FY" + year;
  }

  @Test
  @Order(4)
  void who_the_guide_names_sees_what_is_theirs() throws IOException {
    RunningPlatform platform = RunningPlatform.of(clone);
    String guide = Files.readString(clone.home().demo().resolve("guide.txt"));
    Matcher rep = Pattern.compile("--role rep --rep (\\S+)").matcher(guide);
    Matcher manager = Pattern.compile("--role manager --rep (\\S+)").matcher(guide);
    assertThat(rep.find() && manager.find()).as(guide).isTrue();

    Set<String> ownersOfRep = owners(platform, platform.token("rep", rep.group(1)));
    Set<String> ownersOfManager = owners(platform, platform.token("manager", manager.group(1)));

    assertThat(ownersOfRep).containsExactly(rep.group(1));
    assertThat(ownersOfManager).contains(rep.group(1)).hasSizeBetween(4, 12);
    assertThat(owners(platform, platform.token("revops"))).hasSizeBetween(38, 42);
  }

  /** Whose open deals somebody sees. */
  private static Set<String> owners(RunningPlatform platform, String token) {
    JsonNode answer =
        new Api(platform)
            .withToken(token)
            .get("/api/v1/deals/summary?groupBy=owner&status=open")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonNode.class);
    return answer.path("rows").valueStream().map(row -> row.path("key").asText()).collect(toSet());
  }

  private static Predicate<NamedCsvRecord> is(String column, String word) {
    return row -> row.getField(column).equals(word);
  }

  private static Stream<String> ids(List<NamedCsvRecord> rows, String column) {
    return rows.stream().map(row -> row.getField(column));
  }

  /** The rows of all tables of a name. */
  private List<NamedCsvRecord> rows(String table) throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(clone.home().demo(), table + "*.csv")) {
      for (Path file : files) {
        rows.addAll(read(file));
      }
    }
    return rows;
  }

  private static List<NamedCsvRecord> read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }
}
