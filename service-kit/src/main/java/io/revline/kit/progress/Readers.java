package io.revline.kit.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far those who read what this service tells have come, as they said since it started. They say
 * it once a second at least.
 */
@ApplicationScoped
public class Readers {
  private final List<String> awaited;
  private final Set<String> topics;
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();

  Readers(
      @ConfigProperty(name = "revline.progress.readers") Optional<List<String>> awaited,
      @ConfigProperty(name = "revline.progress.topics") Optional<List<String>> topics) {
    this.awaited = awaited.orElse(List.of());
    this.topics = Set.copyOf(topics.orElse(List.of()));
  }

  /** Whether anybody has to be heard. */
  public boolean isAnybodyAwaited() {
    return !awaited.isEmpty();
  }

  /** Notes what a reader told, if it told it of all that this service tells. */
  public void heard(Reading reading) {
    if (!reading.topics().containsAll(topics)) {
      return;
    }
    heard.merge(
        reading.reader(),
        reading.completeThrough(),
        (before, now) -> now.isAfter(before) ? now : before);
  }

  /** Whether all readers that are awaited know of what was recorded at that time. */
  public boolean haveAll(Instant recordedAt) {
    return awaited.stream()
        .allMatch(reader -> heard.getOrDefault(reader, Instant.MIN).isAfter(recordedAt));
  }
}
