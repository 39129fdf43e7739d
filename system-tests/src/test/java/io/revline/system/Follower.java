package io.revline.system;

import static java.net.http.HttpResponse.BodyHandlers.ofLines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the stream of changes through the gateway. Whenever it ends, the follower connects again
 * behind the last id that came.
 */
final class Follower implements AutoCloseable {
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(100);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI stream;
  private final String token;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Ending> endings = new CopyOnWriteArrayList<>();
  private volatile @Nullable String lastId;
  private volatile boolean closed;

  /** How a stream came to its end. */
  enum Ending {
    /** The service ended it. */
    ENDED,
    /** The connection broke. */
    CUT
  }

  Follower(RunningPlatform platform) {
    this.stream = URI.create(platform.url(Service.GATEWAY) + "/api/v1/stream");
    this.token = platform.token("revops");
    Thread.ofVirtual().start(this::follow);
  }

  /** Deal and version of every event so far, with a blank between. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** How the streams ended so far. */
  List<Ending> endings() {
    return List.copyOf(endings);
  }

  /** Whether it has begun, and knows where it is. */
  boolean isFollowing() {
    return lastId != null;
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }

  private void follow() {
    while (!closed) {
      try {
        HttpResponse<Stream<String>> answer = client.send(request(), ofLines());
        try (Stream<String> lines = answer.body()) {
          if (answer.statusCode() == OK) {
            read(lines);
          }
        }
      } catch (IOException away) {
        // Tried again like an answer that says so.
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
    }
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    return request.build();
  }

  private void read(Stream<String> lines) {
    try {
      Iterator<String> each = lines.iterator();
      String id = "";
      while (each.hasNext()) {
        String line = each.next();
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          told.add(key(line.substring(6)));
        } else if (line.isEmpty()) {
          lastId = id;
        }
      }
      endings.add(Ending.ENDED);
    } catch (UncheckedIOException cut) {
      endings.add(Ending.CUT);
    }
  }

  private static String key(String data) {
    try {
      JsonNode deal = JSON.readTree(data).path("deal");
      return deal.path("id").asText() + " " + deal.path("version").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + data, e);
    }
  }
}
