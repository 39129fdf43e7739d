package io.revline.pipeline.feed.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.pipeline.feed.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Writes Server-Sent Events. A block that has only an id tells no event, and moves on from where a
 * reader resumes.
 */
final class EventStream {
  private static final long RETRY_MILLIS = 1_000;

  private final OutputStream body;
  private final ObjectMapper json;
  private long wroteAt = System.nanoTime();

  EventStream(OutputStream body, ObjectMapper json) {
    this.body = body;
    this.json = json;
  }

  /** Says where it begins, so that the answer's head is sent and even the first cut is mended. */
  void begin(Position at) throws IOException {
    write("retry: %d\nid: %s\n\n".formatted(RETRY_MILLIS, at.encode()));
    body.flush();
  }

  /** One event; JSON has no line breaks, so its data is one line. */
  void tell(Position at, ChangeResponse change) throws IOException {
    write(
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(at.encode(), change.type(), json.writeValueAsString(change)));
  }

  /** Says that there is nothing to tell. */
  void beat(Position at) throws IOException {
    write(": nothing new\nid: %s\n\n".formatted(at.encode()));
  }

  /** Sends what is written, and waits while the reader does not take it. */
  void flush() throws IOException {
    body.flush();
  }

  /** How long nothing was written. */
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - wroteAt);
  }

  private void write(String block) throws IOException {
    body.write(block.getBytes(StandardCharsets.UTF_8));
    wroteAt = System.nanoTime();
  }
}
