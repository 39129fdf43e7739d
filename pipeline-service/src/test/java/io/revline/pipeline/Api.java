package io.revline.pipeline;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.testkit.Tokens;
import io.revline.testkit.export.ExportedTable;

/** Calls of the API as tests make them. */
final class Api {
  private Api() {}

  static RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role)).contentType("application/json");
  }

  /** A call whose path is sent as it is written, as {@code deals:batch} has to be. */
  static RequestSpecification plainly(String role) {
    return as(role).urlEncodingEnabled(false);
  }

  static RequestSpecification asRep(String rep) {
    return given().auth().oauth2(Tokens.rep(rep)).contentType("application/json");
  }

  static RequestSpecification asManager(String rep) {
    return given().auth().oauth2(Tokens.manager(rep)).contentType("application/json");
  }

  static String anyDeal(String name) {
    return """
    {"name": "%s", "amount": {"amount": "1200.50", "currency": "EUR"}, "owner": "mia",
     "account": "acme", "closeDate": "2026-12-31"}\
    """
        .formatted(name);
  }

  /** Creates a deal in the first stage; returns its path. */
  static String created(String body) {
    Response response = as("revops").body(body).post("/api/v1/deals");
    response.then().statusCode(201);
    return response.getHeader("Location").replaceFirst("https?://[^/]+", "");
  }

  /** The table that was answered in a format, {@code csv} or {@code xlsx}. */
  static ExportedTable table(String format, Response export) {
    export.then().statusCode(200);
    return format.equals("csv")
        ? ExportedTable.csv(export.asByteArray())
        : ExportedTable.xlsx(export.asByteArray());
  }
}
