package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories at random, told late, out of order, twice and with ties: for any two times all three
 * services say what a fold of the sorted facts says, and never say anything else later.
 */
class TwoTimesTest {
  private static final int DEALS = 12;
  private static final int FACTS = 6;
  private static final int QUESTIONS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "proposal", "won", "won", "lost");

  private final RunningPlatform platform = RunningPlatform.shared();
  private final Api api = new Api(platform);
  private final List<Subject> deals = new ArrayList<>();
  private final List<Instant> recorded = new ArrayList<>();
  private Instant start = Instant.EPOCH;

  /** Something to be told of a deal. */
  private record Telling(int deal, Instant at, long seq, Map<String, String> fields) {}

  /** One of the deals: its name in the other system, its facts, and its id once there is one. */
  private static final class Subject {
    final String name;
    final FactSheet facts = new FactSheet();
    String id = "";

    Subject(String name) {
      this.name = name;
    }
  }

  /**
   * Each seed has a year of its own, before that of the last one: as of then, there was no other.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void any_two_times_give_what_the_facts_give_and_the_same_for_ever(int seed) {
    Random random = new Random(seed);
    start = LocalDate.of(2012 - seed, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    IntStream.range(0, DEALS).forEach(i -> deals.add(new Subject("%d-%d".formatted(seed, i))));
    List<Telling> tellings = tellings(random);
    int half = tellings.size() / 2;
    Map<String, JsonNode> answers = new LinkedHashMap<>();

    for (List<Telling> part :
        List.of(tellings.subList(0, half), tellings.subList(half, tellings.size()))) {
      part.forEach(this::tell);
      awaitEveryService();
      for (int i = 0; i < QUESTIONS; i++) {
        ask(moment(random), recordedMoment(random), answers);
      }
    }

    assertThat(answers).hasSizeGreaterThan(3 * QUESTIONS);
    answers.forEach((question, answer) -> assertThat(json(question)).isEqualTo(answer));
  }

  /** In any order, some of them twice. */
  private List<Telling> tellings(Random random) {
    List<Telling> tellings = new ArrayList<>();
    for (int deal = 0; deal < DEALS; deal++) {
      for (int i = 0; i < FACTS; i++) {
        Map<String, String> fields = new HashMap<>();
        fields.put("stage", STAGES.get(random.nextInt(STAGES.size())));
        fields.put("name", deals.get(deal).name);
        if (random.nextBoolean()) {
          fields.put("owner", "rep-" + random.nextInt(3));
        }
        // Few days and sequences, so that ties and corrections are common.
        Instant at = start.plus(Duration.ofDays(30L * random.nextInt(6)));
        tellings.add(new Telling(deal, at, random.nextInt(3), fields));
      }
    }
    Collections.shuffle(tellings, random);
    tellings.addAll(List.copyOf(tellings.subList(0, DEALS)));
    Collections.shuffle(tellings, random);
    return tellings;
  }

  private void tell(Telling telling) {
    Subject deal = deals.get(telling.deal());
    Map<String, Object> body = new HashMap<>(telling.fields());
    body.put("at", telling.at().toString());
    body.put("seq", telling.seq());
    Response answer =
        api.as("integration").body(body).put("/api/v1/deals/by-external-id/two-times/" + deal.name);
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    deal.id = answer.path("id");
    Instant recordedAt = Instant.parse(answer.path("updatedAt"));
    deal.facts.learn(telling.fields(), telling.at(), telling.seq(), recordedAt);
    recorded.add(recordedAt);
  }

  /** Until everything recorded so far is known everywhere. */
  private void awaitEveryService() {
    Instant last = recorded.stream().max(Instant::compareTo).orElseThrow();
    for (String path : List.of(rollups(), scorecards())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Instant.parse(json(path).at("/figures/0/knownAt").asText()).isAfter(last));
    }
  }

  private void ask(Instant asOf, Instant knownAt, Map<String, JsonNode> answers) {
    for (Subject deal : deals) {
      if (!deal.id.isEmpty()) {
        String question = "/api/v1/deals/%s?%s".formatted(deal.id, times(asOf, knownAt));
        answers.put(question, json(question));
        assertShows(question, answers.get(question), deal.facts.before(asOf, knownAt));
      }
    }
    String summary = "/api/v1/deals/summary?groupBy=stage&" + times(asOf, knownAt);
    answers.put(summary, json(summary));
    assertThat(counts(answers.get(summary).path("rows")))
        .as(summary)
        .isEqualTo(
            countedBy(asOf, knownAt, state -> Optional.ofNullable(state.fields().get("stage"))));
    for (String question :
        List.of(rollups() + times(asOf, knownAt), scorecards() + times(asOf, knownAt))) {
      answers.put(question, json(question));
      assertThat(counts(answers.get(question).at("/figures/0/rows")))
          .as(question)
          .isEqualTo(wins(asOf, knownAt));
    }
  }

  private static void assertShows(
      String question, JsonNode answer, Optional<FactSheet.State> expected) {
    assertThat(answer.path("stage").asText("none"))
        .as(question)
        .isEqualTo(expected.map(state -> state.fields().get("stage")).orElse("none"));
    assertThat(answer.path("owner").asText("none"))
        .as(question)
        .isEqualTo(expected.map(FactSheet.State::owner).orElse("none"));
  }

  /** Credit for a win goes to who owned the deal when it was won. */
  private Map<String, Long> wins(Instant asOf, Instant knownAt) {
    Map<String, Long> wins = new TreeMap<>();
    for (Subject deal : deals) {
      deal.facts
          .before(asOf, knownAt)
          .flatMap(FactSheet.State::wonAt)
          .flatMap(wonAt -> deal.facts.before(wonAt.plusNanos(1_000), knownAt))
          .ifPresent(then -> wins.merge(then.owner(), 1L, Long::sum));
    }
    return wins;
  }

  private Map<String, Long> countedBy(
      Instant asOf, Instant knownAt, Function<FactSheet.State, Optional<String>> key) {
    Map<String, Long> counts = new TreeMap<>();
    for (Subject deal : deals) {
      deal.facts
          .before(asOf, knownAt)
          .flatMap(key)
          .ifPresent(group -> counts.merge(group, 1L, Long::sum));
    }
    return counts;
  }

  private String rollups() {
    return "/api/v1/forecast/rollups?groupBy=owner&period=FY%s&".formatted(year());
  }

  private String scorecards() {
    return "/api/v1/performance/scorecards?groupBy=rep&from=%s-01-01&to=%s-12-31&"
        .formatted(year(), year());
  }

  private String year() {
    return start.toString().substring(0, 4);
  }

  private static String times(Instant asOf, Instant knownAt) {
    return "asOf=%s&knownAt=%s".formatted(asOf, knownAt);
  }

  private static Map<String, Long> counts(JsonNode rows) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode row : rows) {
      if (row.path("count").asLong() > 0) {
        counts.put(row.path("key").asText(), row.path("count").asLong());
      }
    }
    return counts;
  }

  private JsonNode json(String path) {
    try {
      return JSON.readTree(api.as("revops").get(path).asString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(path, e);
    }
  }

  private Instant moment(Random random) {
    return start.plus(Duration.ofHours(random.nextInt(24 * 210)));
  }

  /** Just before, at, or just after something was recorded. */
  private Instant recordedMoment(Random random) {
    return recorded
        .get(random.nextInt(recorded.size()))
        .plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
  }
}
