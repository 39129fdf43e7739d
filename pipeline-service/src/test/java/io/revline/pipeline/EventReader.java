package io.revline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows the stream of changes as a client does that keeps to the standard. */
final class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Event END = new Event("", "", "");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpResponse<InputStream> answer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile String lastId = "";
  private volatile int beats;

  /** What one block of the stream said. */
  record Event(String id, String type, String data) {
    JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (JsonProcessingException e) {
        throw new AssertionError(data, e);
      }
    }

    boolean isEnd() {
      return data.isEmpty();
    }

    String name() {
      return json().at("/deal/state/name").asText();
    }
  }

  EventReader(String token, String query, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/stream" + query))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      answer = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    Thread.ofVirtual().start(this::read);
  }

  /** Where the stream is now: the first id comes before anything happens. */
  static String now(String token) {
    try (EventReader reader = new EventReader(token, "", null)) {
      return reader.lastId();
    }
  }

  /** The next event, which must come. */
  Event next() {
    Event event = poll();
    assertThat(event.isEnd()).as("the stream has ended").isFalse();
    return event;
  }

  /** The next so many events. */
  List<Event> next(int count) {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  /** Waits until the stream has ended; returns what came before. */
  List<Event> untilTheEnd() {
    List<Event> all = new ArrayList<>();
    for (Event event = poll(); !event.isEnd(); event = poll()) {
      all.add(event);
    }
    return all;
  }

  /** The last id that was told, with an event or without. */
  String lastId() {
    long begin = System.nanoTime();
    while (lastId.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
      Thread.onSpinWait();
    }
    return lastId;
  }

  /** How many comments came. */
  int beats() {
    return beats;
  }

  HttpResponse<?> answer() {
    return answer;
  }

  /** Cuts the connection. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private Event poll() {
    try {
      Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new AssertionError("neither an event nor the end came");
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String type = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(lastId, type, data));
          }
          type = "";
          data = "";
        } else if (line.startsWith(":")) {
          beats++;
        } else if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else {
          assertThat(line).startsWith("retry: ");
        }
      }
      events.add(END);
    } catch (IOException cut) {
      events.add(END);
    }
  }
}
