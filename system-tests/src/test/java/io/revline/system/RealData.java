package io.revline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.home.Service;
import io.revline.system.Imports.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An empty platform that one data set is brought into. */
final class RealData implements AutoCloseable {
  /** Every deal is imported once more without a crash, or, as that takes minutes, every eighth. */
  private static final int EVERY = Boolean.getBoolean("revline.soak") ? 1 : 8;

  /** Rows of a transaction: a table of fewer is through before a crash, or not begun. */
  private static final int LONG = 1_000;

  /** Tables of fewer rows are imported once more as a whole. */
  private static final int FEW = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningPlatform platform;
  private final Databases databases;
  private final Imports imports;
  private final Path folder;
  private final Api api;

  private RealData(RunningPlatform platform, String folder) {
    this.platform = platform;
    this.databases = new Databases(platform);
    this.api = new Api(platform);
    this.imports = new Imports(api);
    this.folder = Scratch.data().resolve(folder);
  }

  /** An empty platform for the set of that folder. */
  static RealData of(String folder) {
    return in(RunningPlatform.empty("real-" + folder), folder);
  }

  /** The set of that folder in a platform. */
  static RealData in(RunningPlatform platform, String folder) {
    return new RealData(platform, folder);
  }

  /** The figures that were computed from the raw files of a set. */
  static JsonNode expected(String set) {
    try {
      return JSON.readTree(Scratch.data().resolve("expected.json").toFile()).path(set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Api api() {
    return api;
  }

  RunningPlatform platform() {
    return platform;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Defines a pipeline; a stage is told as its key without the prefix, and what it means. */
  void pipeline(String prefix, String... stages) {
    List<String> parts = new ArrayList<>();
    for (String stage : stages) {
      String[] words = stage.split(" ");
      String status = words[1].equals("omitted") ? "open" : words[1];
      String category =
          switch (words[1]) {
            case "open" -> "pipeline";
            case "won" -> "closed";
            default -> "omitted";
          };
      parts.add(
          """
          {"key": "%1$s-%2$s", "label": "%2$s", "position": %3$d, "status": "%4$s",
           "terms": [{"probability": %5$s, "forecastCategory": "%6$s"}]}\
          """
              .formatted(
                  prefix,
                  words[0],
                  parts.size() + 1,
                  status,
                  Map.of("won", "1", "lost", "0").getOrDefault(status, "0.5"),
                  category));
    }
    api.as("revops")
        .body("{\"label\": \"%s\", \"stages\": [%s]}".formatted(prefix, String.join(",", parts)))
        .put("/api/v1/pipelines/" + prefix)
        .then()
        .statusCode(201);
  }

  /** Imports a table of the set. */
  JsonNode imported(String mapping, String file) {
    return imports.complete(table(mapping, file));
  }

  /** Imports a table while pipeline-service is ended as a crash would, in the middle of it. */
  JsonNode importedThroughACrash(String mapping, String file) {
    Table table = table(mapping, file);
    String job = imports.submit(table);
    long total = api.tree(job).path("rowsTotal").asLong();
    if (total > LONG) {
      await("a quarter of " + file)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> api.tree(job).path("rowsRead").asLong() > total / 4);
    }
    platform.kill(Service.PIPELINE);
    long left = databases.number(Service.PIPELINE, "SELECT count(*) FROM import_row");
    if (total > LONG) {
      assertThat(left).as("rows that the crash left").isBetween(1L, total);
    }
    platform.start(Service.PIPELINE);
    JsonNode done = imports.whenComplete(job);
    System.out.printf("%s: killed with %d of %d rows to come%n", file, left, total);
    return done;
  }

  /**
   * Imports the same tables without a crash, as those of another source, and finds the same rows in
   * all three services.
   *
   * @param id the column with the deal's external id
   * @param tables mapping and file of each, one after the other
   */
  void assertTheSameWithoutACrash(String source, String id, String... tables) {
    assertTheSameWithoutACrash(source, id, line -> true, tables);
  }

  /**
   * The same of some rows only.
   *
   * @param comparable whether the deal of a line is told by its table alone, and not by the moment
   *     of its import too
   */
  void assertTheSameWithoutACrash(
      String source, String id, Predicate<String> comparable, String... tables) {
    String clean = source + "-clean";
    for (int i = 0; i < tables.length; i += 2) {
      Table table = table(tables[i], tables[i + 1]);
      imports.complete(
          new Table(
              table.mapping().replace("source: " + source, "source: " + clean),
              some(new String(table.rows(), UTF_8), id, comparable),
              table.lookups()));
    }
    StoredDeals stored = new StoredDeals(databases);
    List<String> expected = stored.of(clean, clean);
    assertThat(expected).as("rows of a clean run").isNotEmpty();
    assertThat(stored.of(source, clean)).isEqualTo(expected);
    System.out.printf(
        "%s: %d rows in three services as without a crash%n", source, expected.size());
  }

  /**
   * The rows of some deals, or of all if they are few; the header names the column, and no cell
   * before it has a comma.
   */
  private static byte[] some(String rows, String id, Predicate<String> comparable) {
    List<String> lines = rows.lines().toList();
    int every = lines.size() > FEW ? EVERY : 1;
    int column =
        List.of(lines.getFirst().replace("\"", "").replace("\uFEFF", "").split(",")).indexOf(id);
    assertThat(column).as(id).isNotNegative();
    return Stream.concat(
            lines.stream().limit(1),
            lines.stream()
                .skip(1)
                .filter(comparable)
                .filter(line -> Math.floorMod(line.split(",")[column].hashCode(), every) == 0))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(UTF_8);
  }

  private Table table(String mapping, String file) {
    String meaning = resource(mapping);
    Map<String, byte[]> lookups = new HashMap<>();
    for (String lookup : List.of("reps.csv", "orders.csv", "olist_mql.csv", "products.csv")) {
      if (meaning.contains("file: " + lookup)) {
        lookups.put(lookup, bytes(folder.resolve(lookup)));
      }
    }
    return new Table(meaning, bytes(folder.resolve(file)), lookups);
  }

  /** How many deals and how much money. */
  record Sum(long count, BigDecimal amount) {}

  /** What the summary by stage shows of the stages that have deals. */
  Map<String, Sum> stages(String parameters) {
    Map<String, Sum> stages = new TreeMap<>();
    api.tree("/api/v1/deals/summary?groupBy=stage" + parameters)
        .path("rows")
        .forEach(row -> {
          if (row.path("count").asLong() > 0) {
            stages.put(
                row.path("key").asText(),
                new Sum(
                    row.path("count").asLong(),
                    new BigDecimal(row.path("amount").path("amount").asText("0"))));
          }
        });
    return stages;
  }

  /** All deals of a list, page by page. */
  List<JsonNode> list(String filter) {
    List<JsonNode> deals = new ArrayList<>();
    String path = "/api/v1/deals?limit=200&" + filter;
    JsonNode page = api.tree(path);
    page.path("items").forEach(deals::add);
    while (page.hasNonNull("next")) {
      page = api.tree(path + "&cursor=" + page.path("next").asText());
      page.path("items").forEach(deals::add);
    }
    return deals;
  }

  /** What pipeline-, forecast- and performance-service say was won in these years. */
  List<Sum> won(int from, int to) {
    Api.Row pipeline = api.figure("/api/v1/deals/summary?groupBy=owner&status=won").total();
    long count = 0;
    BigDecimal amount = BigDecimal.ZERO;
    for (int year = from; year <= to; year++) {
      Api.Row forecast =
          api.figure("/api/v1/forecast/rollups?groupBy=owner&period=FY" + year, "closed-won")
              .total();
      count += forecast.count();
      amount = amount.add(amount(forecast));
    }
    Api.Row performance =
        api.figure(
                "/api/v1/performance/scorecards?groupBy=rep&from=%d-01-01&to=%d-01-01"
                    .formatted(from, to + 1),
                "won")
            .total();
    return Stream.of(
            new Sum(pipeline.count(), amount(pipeline)),
            new Sum(count, amount),
            new Sum(performance.count(), amount(performance)))
        .map(sum -> new Sum(sum.count(), sum.amount().setScale(2)))
        .toList();
  }

  private static BigDecimal amount(Api.Row row) {
    return new BigDecimal(row.json().path("amount").path("amount").asText("0"));
  }

  /** How many rows a job applied that rejected none. */
  static long applied(JsonNode job) {
    assertThat(job.path("state").asText()).isEqualTo("succeeded");
    assertThat(job.path("rowsRejected").asLong()).as(job.toString()).isZero();
    return job.path("rowsApplied").asLong();
  }

  /** Only how many deals stand in each stage. */
  static Map<String, Long> counts(Map<String, Sum> stages) {
    Map<String, Long> counts = new TreeMap<>();
    stages.forEach((stage, sum) -> counts.put(stage, sum.count()));
    return counts;
  }

  /** A file of a set. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapping of these tests. */
  static String resource(String mapping) {
    try (InputStream text =
        RealData.class.getResourceAsStream("/real_data/%s.yaml".formatted(mapping))) {
      return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    platform.close();
  }
}
