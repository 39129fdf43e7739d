package io.revline.system;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.platform.home.Service;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The API as callers of the gateway use it. */
final class Api {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final RunningPlatform platform;

  Api(RunningPlatform platform) {
    this.platform = platform;
  }

  RequestSpecification as(String role) {
    return withToken(platform.token(role));
  }

  RequestSpecification withToken(String token) {
    return anonymous().header("Authorization", "Bearer " + token);
  }

  RequestSpecification anonymous() {
    return given().baseUri(platform.url(Service.GATEWAY)).contentType("application/json");
  }

  /** Creates a deal; returns its path. */
  String created(String body) {
    Response response = as("revops").body(body).post("/api/v1/deals");
    response.then().statusCode(201);
    return "/api/v1/deals/" + response.path("id");
  }

  ExtractableResponse<Response> get(String path) {
    return as("revops").get(path).then().statusCode(200).extract();
  }

  /** The answer as a tree whose numbers are exact. */
  JsonNode tree(String path) {
    try {
      return JSON.readTree(get(path).asString());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON from " + path, e);
    }
  }

  /** A figure that stands alone. */
  Figure figure(String path) {
    return new Figure(tree(path));
  }

  /** A figure of an answer with several. */
  Figure figure(String path, String metric) {
    for (JsonNode figure : tree(path).path("figures")) {
      if (figure.path("metric").asText().equals(metric)) {
        return new Figure(figure);
      }
    }
    throw new AssertionError("no figure " + metric + " in " + path);
  }

  /** The one shape of all grouped figures, as it came over the wire. */
  record Figure(JsonNode json) {
    Row total() {
      return new Row(json.path("total"));
    }

    List<Row> rows() {
      return json.path("rows").valueStream().map(Row::new).toList();
    }

    Optional<Row> row(String key) {
      return rows().stream().filter(row -> row.key().equals(key)).findFirst();
    }
  }

  /** One row; a number that is not there is an error. */
  record Row(JsonNode json) {
    String key() {
      return json.path("key").asText();
    }

    long count() {
      return number("count").longValueExact();
    }

    BigDecimal number(String field) {
      if (!json.path(field).isNumber()) {
        throw new AssertionError("no " + field + " in " + json);
      }
      return json.path(field).decimalValue();
    }

    /** The amount; the currency has to be the one expected. */
    BigDecimal amount(String currency) {
      JsonNode money = json.path("amount");
      if (!money.path("currency").asText().equals(currency)) {
        throw new AssertionError("no amount in " + currency + " in " + json);
      }
      return new BigDecimal(money.path("amount").asText());
    }
  }
}
