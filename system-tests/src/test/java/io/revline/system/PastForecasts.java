package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Asks a platform over REST what it says of moments that have passed. */
final class PastForecasts {
  /** How far scores look ahead. */
  static final int DAYS = 90;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;

  PastForecasts(Api api) {
    this.api = api;
  }

  /**
   * What is said as of a moment.
   *
   * @param scores the table of the open deals' scores
   * @param projections by name, the month and the quarter at hand, counted; without the time up to
   *     which things were known
   */
  record Said(String scores, Map<String, String> projections) {
    /** The same as another platform has to say it, which gave the deals other ids. */
    Said withoutIds() {
      return new Said(scores.replaceAll("(?m)^[^,]*,", ""), projections);
    }

    Map<String, Double> chances() {
      return PastForecasts.chances(scores);
    }

    /** How many wins a period is to bring on average. */
    double mean(YearMonth period) {
      try {
        return JSON.readTree(Objects.requireNonNull(projections.get(period.toString())))
            .at("/node/mean")
            .doubleValue();
      } catch (JsonProcessingException e) {
        throw new AssertionError("no projection of " + period, e);
      }
    }
  }

  /** What is said as of the first moment of a day, and of the periods it lies in. */
  Said of(LocalDate day) {
    long begin = System.nanoTime();
    String scores = scores(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    System.out.printf("scores of %s after %.1f s%n", day, (System.nanoTime() - begin) / 1e9);
    Map<String, String> projections = new TreeMap<>();
    for (String period : List.of(YearMonth.from(day).toString(), quarter(day))) {
      projections.put(
          period,
          answer(
                  "/api/v1/forecast/projections?measure=count&period=%s&asOf=%s"
                      .formatted(period, day))
              .replaceFirst("(?<=\"knownAt\":)\"[^\"]+\"", "null"));
    }
    return new Said(scores, projections);
  }

  /** The table of scores as of a moment. */
  String scores(Instant asOf) {
    return answer(
        "/api/v1/forecast/deal-scores?format=csv&horizonDays=%d&asOf=%s".formatted(DAYS, asOf));
  }

  /** The chance of a win by external id. */
  static Map<String, Double> chances(String scores) {
    Map<String, Double> chances = new HashMap<>();
    CsvReader.builder()
        .ofNamedCsvRecord(scores)
        .forEach(
            row -> chances.put(row.getField("external_id"), Double.valueOf(row.getField("p_won"))));
    return chances;
  }

  private static String quarter(LocalDate day) {
    return "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** The answer, once the model that it takes is trained. */
  private String answer(String path) {
    Response answer = api.as("revops").get(path);
    if (answer.statusCode() == 202) {
      String model = answer.header("Location").replaceFirst("^https?://[^/]+", "");
      await(model)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> api.tree(model).path("state").asText().equals("succeeded"));
      answer = api.as("revops").get(path);
    }
    assertThat(answer.statusCode()).as("%s: %s", path, answer.asString()).isEqualTo(200);
    return answer.asString();
  }
}
