package io.revline.performance;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scorecards as a test reads them. A row is {@code key count amounts}, or {@code key value of
 * sample (low..high)}, then its flags; the total is the last.
 */
final class Figures {
  private final JsonPath json;

  private Figures(JsonPath json) {
    this.json = json;
  }

  static Figures seenWith(String token, String parameters) {
    return new Figures(
        new JsonPath(
                given()
                    .auth()
                    .oauth2(token)
                    .get("/api/v1/performance/scorecards?groupBy=rep&" + parameters)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString())
            .using(
                JsonPathConfig.jsonPathConfig()
                    .numberReturnType(
                        JsonPathConfig.NumberReturnType
                            .BIG_DECIMAL)));
  }

  List<String> of(String metric) {
    String figure = "figures.find { it.metric == '" + metric + "' }";
    List<String> lines = new ArrayList<>();
    json.<Map<?, ?>>getList(figure + ".rows").forEach(row -> lines.add(line(row)));
    lines.add(line(json.getMap(figure + ".total")));
    return lines;
  }

  JsonPath json() {
    return json;
  }

  private static String line(Map<?, ?> row) {
    StringBuilder line = new StringBuilder(String.valueOf(row.get("key")));
    if (row.containsKey("count")) {
      line.append(" ").append(row.get("count"));
    }
    if (row.get("amount") != null) {
      line.append(money((Map<?, ?>) row.get("amount")));
    }
    if (row.get("amounts") != null) {
      ((List<?>) row.get("amounts")).forEach(each -> line.append(money((Map<?, ?>) each)));
    }
    if (row.containsKey("value")) {
      line.append(" ").append(row.get("value")).append(" of ").append(row.get("sample"));
    }
    if (row.containsKey("low")) {
      line.append(" (" + row.get("low") + ".." + row.get("high") + ")");
    }
    append(line, row, "flags");
    append(line, row, "reason");
    return line.toString();
  }

  private static void append(StringBuilder line, Map<?, ?> row, String field) {
    if (row.get(field) != null) {
      line.append(" ").append(row.get(field));
    }
  }

  private static String money(Map<?, ?> money) {
    return " " + money.get("amount") + " " + money.get("currency");
  }
}
