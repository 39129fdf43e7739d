package io.revline.performance;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import io.revline.testkit.Tokens;

/** Calls about people as tests make them. */
final class People {
  static final String CSV = "text/csv; charset=UTF-8";

  private People() {}

  static RequestSpecification as(String role) {
    return with(Tokens.of(role));
  }

  /** Paths go out as they are written: a colon stays one, a space must be %20. */
  static RequestSpecification with(String token) {
    return given().auth().oauth2(token).contentType("application/json").urlEncodingEnabled(false);
  }

  /** Creates something that is not there yet. */
  static void create(String path, String body) {
    as("revops").body(body).put("/api/v1/" + path).then().statusCode(201);
  }

  /** Creates many that must all be new. */
  static void createAll(String plural, String items) {
    as("revops")
        .body("{\"items\": [" + items + "]}")
        .post("/api/v1/" + plural + ":batch")
        .then()
        .statusCode(200)
        .body("results.findAll { it.status != 201 }.size()", equalTo(0));
  }

  static String etag(String path) {
    return as("revops").get("/api/v1/" + path).then().statusCode(200).extract().header("ETag");
  }
}
