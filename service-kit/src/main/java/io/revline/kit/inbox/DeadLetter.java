package io.revline.kit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled.
 *
 * @param id names the dead letter
 * @param consumer who could not handle it
 * @param topic where it came from, with {@code partition} and {@code offset}
 * @param key its Kafka key
 * @param headers its headers as they came
 * @param body its body, as text
 * @param reason why it failed
 * @param failedAt when it failed
 * @param replayedAt when a replay succeeded; absent until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
    UUID id,
    String consumer,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    String body,
    String reason,
    Instant failedAt,
    @Nullable Instant replayedAt) {
  public DeadLetter {
    headers = Map.copyOf(headers);
  }
}
