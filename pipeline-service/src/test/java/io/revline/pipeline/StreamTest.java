package io.revline.pipeline;

import static io.restassured.RestAssured.given;
import static io.revline.pipeline.Api.anyDeal;
import static io.revline.pipeline.Api.as;
import static io.revline.pipeline.Api.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revline.pipeline.EventReader.Event;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import io.revline.testkit.export.ExportedTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed of changes as it happens. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class StreamTest {
  private static final String STREAM = "/api/v1/stream";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private String rep = "";
  private String token = "";

  @BeforeEach
  void a_rep_of_the_test() {
    rep = anyRep();
    token = Tokens.rep(rep);
  }

  @Test
  void changes_come_as_they_happen_and_say_what_the_list_says() {
    owned("earlier");
    String before;
    try (EventReader stream = new EventReader(token, "", null)) {
      before = stream.lastId();
      String deal = owned("live");
      as("revops").post(deal + "/win").then().statusCode(200);

      List<Event> events = stream.next(2);

      assertThat(events.stream().map(Event::name)).as("none from before").containsOnly("live");
      assertThat(events.stream().map(Event::type))
          .containsExactly("revline.deal.created.v1", "revline.deal.won.v1");
      assertThat(stream.answer().headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(stream.answer().headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(stream.answer().headers().firstValue("X-Correlation-Id")).isPresent();
      JsonNode listed =
          ExportedTable.json(
              given().auth().oauth2(token).get("/api/v1/changes?after=" + before).asString());
      assertThat(events.stream().map(event -> ExportedTable.json(event.data())))
          .containsExactlyElementsOf(listed.path("items").valueStream().toList());
      assertThat(
              given()
                  .auth()
                  .oauth2(token)
                  .get("/api/v1/changes?after=" + events.getFirst().id())
                  .<List<String>>path("items.type"))
          .as("an event's id is a cursor of the list")
          .containsExactly("revline.deal.won.v1");
    }
  }

  @Test
  void a_stream_that_was_cut_goes_on_behind_the_last_event_that_came() {
    String begin = EventReader.now(token);
    IntStream.range(0, 6).forEach(i -> owned("cut " + i));
    List<Event> events = new ArrayList<>();
    String last;
    try (EventReader stream = new EventReader(token, "?after=" + begin, null)) {
      events.addAll(stream.next(3));
      last = events.getLast().id();
    }
    IntStream.range(6, 9).forEach(i -> owned("cut " + i));

    try (EventReader stream = new EventReader(token, "?after=" + begin, last)) {
      events.addAll(stream.next(6));
    }

    assertThat(events.stream().map(Event::name))
        .containsExactlyElementsOf(IntStream.range(0, 9).mapToObj(i -> "cut " + i).toList());
  }

  @Test
  void only_those_who_may_see_a_deal_hear_of_it() {
    String other = anyRep();
    try (EventReader mine = new EventReader(token, "", null);
        EventReader theirs = new EventReader(Tokens.rep(other), "", null)) {
      String deal = owned("moving");
      assertThat(mine.next().name()).isEqualTo("moving");

      as("revops")
          .header("If-Match", "\"1\"")
          .body("{\"owner\": \"%s\", \"name\": \"moved\"}".formatted(other))
          .patch(deal)
          .then()
          .statusCode(200);
      owned("mine still");

      assertThat(theirs.next().name()).as("the first that they hear").isEqualTo("moved");
      assertThat(mine.next().name()).as("nothing of the move").isEqualTo("mine still");
    }
    given().auth().oauth2(Tokens.of("ops")).get(STREAM).then().statusCode(403);
    given().get(STREAM).then().statusCode(401);
    given().auth().oauth2(Tokens.expired("revops")).get(STREAM).then().statusCode(401);
  }

  @Test
  void only_the_types_that_were_asked_for_come() {
    try (EventReader stream = new EventReader(token, "?type=revline.deal.won.v1", null)) {
      String deal = owned("won at once");
      as("revops").post(deal + "/win").then().statusCode(200);

      assertThat(stream.next().type()).isEqualTo("revline.deal.won.v1");
    }
  }

  @Test
  void a_quiet_stream_says_that_it_is_there_and_how_far_it_has_come() {
    try (EventReader stream = new EventReader(token, "", null)) {
      String begin = stream.lastId();

      await().atMost(PATIENCE).until(() -> stream.beats() >= 2 && !stream.lastId().equals(begin));

      String deal = owned("after the silence");
      assertThat(stream.next().json().at("/deal/id").asText())
          .isEqualTo(deal.replaceFirst(".*/", ""));
    }
  }

  @Test
  void a_stream_ends_when_the_token_expires_and_tells_nothing_more() {
    try (EventReader stream =
        new EventReader(Tokens.expiring(rep, Duration.ofSeconds(2)), "", null)) {
      owned("in time");
      List<Event> events = stream.untilTheEnd();
      owned("too late");

      assertThat(events.stream().map(Event::name)).containsExactly("in time");
      try (EventReader resumed = new EventReader(token, "", stream.lastId())) {
        assertThat(resumed.next().name()).isEqualTo("too late");
      }
    }
  }

  @Test
  void a_caller_has_five_streams_at_most_and_another_one_when_one_is_closed() {
    List<EventReader> streams = opened(token, 5);

    refused(token, 429, "too-many-requests");
    streams.addAll(opened(Tokens.rep(anyRep()), 1));
    streams.removeFirst().close();
    streams.addAll(opened(token, 1));
    refused(token, 429, "too-many-requests");
    streams.forEach(EventReader::close);
  }

  @Test
  void all_callers_together_leave_room_for_who_wants_no_stream() {
    List<EventReader> streams = new ArrayList<>();
    for (int caller = 0; caller < 3; caller++) {
      streams.addAll(opened(Tokens.rep(anyRep()), 4));
    }

    refused(token, 503, "unavailable");
    given().auth().oauth2(token).get("/api/v1/changes?limit=1").then().statusCode(200);
    streams.forEach(EventReader::close);
    opened(token, 1).getFirst().close();
  }

  /** Waits for those that are closed to be gone. */
  private static List<EventReader> opened(String token, int count) {
    List<EventReader> streams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      await().atMost(PATIENCE).untilAsserted(() -> streams.add(new EventReader(token, "", null)));
    }
    return streams;
  }

  private static void refused(String token, int status, String type) {
    given()
        .auth()
        .oauth2(token)
        .get(STREAM)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://revline.io/problems/" + type));
  }

  /** Five megabytes, more than all buffers on the way hold. */
  @Test
  void a_reader_who_does_not_read_holds_up_nobody_and_misses_nothing() throws IOException {
    String begin = EventReader.now(token);
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
      slow.getOutputStream()
          .write(
              "GET %s?after=%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(STREAM, begin, token)
                  .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 5; i++) {
        batch();
      }

      try (EventReader quick = new EventReader(token, "?after=" + begin, null)) {
        assertThat(quick.next(250)).hasSize(250);
        owned("the last");
        assertThat(quick.next().name()).isEqualTo("the last");
      }
      assertThat(readUntil(slow.getInputStream(), "the last").split("\nevent: ", -1)).hasSize(252);
    }
  }

  private void batch() {
    String tags =
        IntStream.range(0, 150)
            .mapToObj(i -> "\"" + "x".repeat(45) + i + "\"")
            .collect(Collectors.joining(","));
    String deal = "{\"name\": \"large\", \"owner\": \"%s\", \"tags\": [%s]}".formatted(rep, tags);
    String items = IntStream.range(0, 50).mapToObj(i -> deal).collect(Collectors.joining(","));
    Api.plainly("revops")
        .body("{\"items\": [" + items + "]}")
        .post("/api/v1/deals:batch")
        .then()
        .statusCode(200);
  }

  private static String readUntil(InputStream body, String last) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[64 * 1024];
    while (read.indexOf(last, Math.max(0, read.length() - 2 * buffer.length)) < 0) {
      int n = body.read(buffer);
      assertThat(n).as("the stream goes on").isPositive();
      read.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
    }
    return read.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "MjAyNg", "!"})
  void what_is_no_cursor_is_refused(String wrong) {
    given()
        .auth()
        .oauth2(token)
        .header("Last-Event-ID", wrong)
        .get(STREAM)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains("Last-Event-ID"));
    given()
        .auth()
        .oauth2(token)
        .queryParam("after", wrong)
        .get(STREAM)
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
  }

  private static String anyRep() {
    return "stream-" + UUID.randomUUID();
  }

  /** Creates a deal of the rep; returns its path. */
  private String owned(String name) {
    return created(anyDeal(name).replace("\"mia\"", "\"" + rep + "\""));
  }
}
