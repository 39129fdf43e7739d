package io.revline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revline.testkit.operations.LoggedLines;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTest extends GatewayTest {

  @Test
  void no_line_holds_a_token_whether_it_is_good_or_bad() {
    List<String> tokens =
        List.of(
            stack.tokens().of("rep"),
            stack.tokens().expired(),
            stack.tokens().forged(),
            stack.tokens().tampered(),
            "no.token.atall-0123456789");
    try (LoggedLines log = new LoggedLines()) {
      for (String token : tokens) {
        for (String path : List.of("/api/v1/deals", "/api/v1/overview", "/api/v1/nothing")) {
          given().auth().oauth2(token).get(path + "?access_token=" + token);
        }
      }

      await()
          .until(() -> {
            return log.soFar().stream().filter(line -> line.contains("GET /api/v1/")).count()
                == 3L * tokens.size();
          });
      tokens.stream()
          .flatMap(token -> Arrays.stream(token.split("\\.")))
          .filter(part -> part.length() > 10)
          .forEach(part -> assertThat(log.soFar()).noneMatch(line -> line.contains(part)));
    }
  }
}
