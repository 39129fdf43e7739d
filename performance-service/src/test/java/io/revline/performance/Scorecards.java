package io.revline.performance;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scorecards as a test reads them, a line a row, the total the last. */
final class Scorecards {
  private final JsonPath json;

  private Scorecards(JsonPath json) {
    this.json = json;
  }

  static Scorecards seenWith(String token, String parameters) {
    return by("rep", token, parameters);
  }

  static Scorecards by(String grouping, String token, String parameters) {
    String answer =
        given()
            .auth()
            .oauth2(token)
            .get("/api/v1/performance/scorecards?groupBy=" + grouping + "&" + parameters)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return new Scorecards(JsonPath.from(answer).using(decimals()));
  }

  private static JsonPathConfig decimals() {
    return new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
  }

  /** The rows of a metric: key, count, amount, value, sample, interval, flags and reason. */
  List<String> of(String metric) {
    String figure = "figures.find { it.metric == '" + metric + "' }";
    List<String> lines = new ArrayList<>();
    json.<Map<?, ?>>getList(figure + ".rows").forEach(row -> lines.add(line(row)));
    lines.add(line(json.getMap(figure + ".total")));
    return lines;
  }

  /** The metrics there are. */
  List<String> metrics() {
    return json.getList("figures.metric");
  }

  private static String line(Map<?, ?> row) {
    StringBuilder line = new StringBuilder(String.valueOf(row.get("key")));
    for (String field : List.of("count", "value", "sample", "low", "high", "flags", "reason")) {
      if (row.containsKey(field)) {
        line.append(" ").append(plain(row.get(field)));
      }
    }
    if (row.get("amount") instanceof Map<?, ?> money) {
      line.append(" ").append(money.get("amount")).append(" ").append(money.get("currency"));
    }
    if (row.get("amounts") instanceof List<?> several) {
      several.forEach(each -> {
        if (each instanceof Map<?, ?> money) {
          line.append(" ").append(money.get("amount")).append(" ").append(money.get("currency"));
        }
      });
    }
    return line.toString();
  }

  private static String plain(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
