package io.revline.forecast;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rollups as a test reads them: a row is {@code key count amounts flags}, the total the last. */
final class Figures {
  private final JsonPath json;

  private Figures(JsonPath json) {
    this.json = json;
  }

  static Figures seenWith(String token, String parameters) {
    return new Figures(
        given()
            .auth()
            .oauth2(token)
            .get("/api/v1/forecast/rollups?" + parameters)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath());
  }

  List<String> of(String metric) {
    return lines("figures.find { it.metric == '%s' }".formatted(metric));
  }

  List<String> of(String metric, String category) {
    return lines(
        "figures.find { it.metric == '%s' && it.filters.category == '%s' }"
            .formatted(metric, category));
  }

  private List<String> lines(String figure) {
    List<String> lines = new ArrayList<>();
    json.<Map<?, ?>>getList(figure + ".rows").forEach(row -> lines.add(line(row)));
    lines.add(line(json.getMap(figure + ".total")));
    return lines;
  }

  JsonPath json() {
    return json;
  }

  private static String line(Map<?, ?> row) {
    StringBuilder line = new StringBuilder(row.get("key") + " " + row.get("count"));
    if (row.get("amount") != null) {
      line.append(money((Map<?, ?>) row.get("amount")));
    }
    if (row.get("amounts") != null) {
      ((List<?>) row.get("amounts")).forEach(each -> line.append(money((Map<?, ?>) each)));
    }
    return (row.get("flags") == null ? line : line.append(" ").append(row.get("flags"))).toString();
  }

  private static String money(Map<?, ?> money) {
    return " " + money.get("amount") + " " + money.get("currency");
  }
}
