package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.operations.LoggedLines;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class LogTest {

  @Test
  void no_line_holds_a_token_whether_it_is_good_or_bad() {
    List<String> tokens =
        List.of(
            Tokens.of("revops"),
            Tokens.expired("revops"),
            Tokens.forged("revops"),
            Tokens.of("revops") + "x",
            "no.token.atall-0123456789");
    try (LoggedLines log = new LoggedLines()) {
      for (String token : tokens) {
        for (String body : List.of("{\"name\": ", "{\"amount\": 1}")) {
          given()
              .auth()
              .oauth2(token)
              .header("X-Correlation-Id", "log-test")
              .contentType("application/json")
              .body(body)
              .post("/api/v1/deals?access_token=" + token);
        }
      }

      assertThat(log.soFar())
          .anyMatch(line -> line.contains("POST /api/v1/deals 400"))
          .anyMatch(line -> line.contains("POST /api/v1/deals") && line.contains("log-test"));
      tokens.stream()
          .flatMap(token -> Arrays.stream(token.split("\\.")))
          .filter(part -> part.length() > 10)
          .forEach(part -> assertThat(log.soFar()).noneMatch(line -> line.contains(part)));
    }
  }
}
