package io.revline.pipeline.intake;

import static io.restassured.RestAssured.given;

/** What the service counts. */
final class Metrics {
  private Metrics() {}

  /** A gauge without labels. */
  static double of(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** A counter by one label; 0 where nothing was counted. */
  static double of(String name, String label, String value) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label + "=\"" + value + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
