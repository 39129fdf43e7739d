package io.revline.system;

import static io.restassured.RestAssured.given;

/** A number that a service shows to Prometheus. */
final class Metric {
  private final String url;
  private final String name;

  Metric(String url, String name) {
    this.url = url;
    this.name = name;
  }

  /** Its value now; it must be there, and once. */
  double value() {
    String page =
        given().baseUri(url).get("/q/metrics").then().statusCode(200).extract().asString();
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .reduce((one, other) -> {
          throw new AssertionError(name + " is there more than once");
        })
        .orElseThrow(() -> new AssertionError("no metric " + name + " at " + url));
  }
}
