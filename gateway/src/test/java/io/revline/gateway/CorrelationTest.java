package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CorrelationTest extends GatewayTest {
  private static final String HEADER = "X-Correlation-Id";

  @Test
  void an_id_of_the_caller_is_passed_on_and_echoed_once() {
    List<String> echoed =
        as("rep")
            .header(HEADER, "order-66_a.B")
            .get("/api/v1/deals")
            .then()
            .extract()
            .headers()
            .getValues(HEADER);

    assertThat(echoed).containsExactly("order-66_a.B");
    assertThat(passedOn()).isEqualTo("[order-66_a.B]");
  }

  @Test
  void a_service_that_echoes_the_id_does_not_make_two_of_it() {
    stack
        .pipeline()
        .behave(exchange -> {
          exchange.getResponseHeaders().set(HEADER, "of-the-service");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    assertThat(as("rep").header(HEADER, "mine").get("/api/v1/deals").headers().getValues(HEADER))
        .containsExactly("mine");
  }

  @Test
  void a_request_without_an_id_gets_one() {
    String echoed = as("rep").get("/api/v1/deals").header(HEADER);

    assertThat(echoed).matches("[0-9a-f-]{36}");
    assertThat(passedOn()).isEqualTo("[" + echoed + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "a;b", "<script>", "ünicode", "{\"json\":1}"})
  void an_id_that_could_forge_a_log_line_is_replaced(String id) {
    String echoed = as("rep").header(HEADER, id).get("/api/v1/deals").header(HEADER);

    assertThat(echoed).matches("[0-9a-f-]{36}");
    assertThat(passedOn()).isEqualTo("[" + echoed + "]");
  }

  @Test
  void an_id_of_65_characters_is_replaced_and_one_of_64_kept() {
    String kept = "a".repeat(64);

    assertThat(as("rep").header(HEADER, kept).get("/api/v1/deals").header(HEADER)).isEqualTo(kept);
    assertThat(as("rep").header(HEADER, kept + "a").get("/api/v1/deals").header(HEADER))
        .matches("[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/deals", "/api/v1/overview", "/api/v1/nothing"})
  void the_access_log_line_carries_the_id(String path) {
    List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
    Handler collector = collector(lines);
    Logger log = Logger.getLogger("io.quarkus.http.access-log");
    log.addHandler(collector);
    try {
      as("rep").header(HEADER, "logged").get(path);

      await().until(() -> !lines.isEmpty());
    } finally {
      log.removeHandler(collector);
    }
    assertThat(lines.getFirst().getMdc("correlationId")).isEqualTo("logged");
    assertThat(lines.getFirst().getFormattedMessage())
        .matches("GET " + path + " \\d{3} .* \\d+ ms");
  }

  private String passedOn() {
    return stack.pipeline().received().getFirst().headers().get(HEADER);
  }

  private static Handler collector(List<ExtLogRecord> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        ExtLogRecord copy = ExtLogRecord.wrap(line);
        copy.copyAll();
        lines.add(copy);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
