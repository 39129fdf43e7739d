package io.revline.pipeline.timeline;

import io.revline.kit.json.CanonicalJson;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How facts about {@link DealField#CUSTOM} add up: each speaks of some of the customer's own fields
 * and leaves the others as they are.
 */
final class CustomFacts {
  private CustomFacts() {}

  /** Two facts of one moment as one; where both speak of a field, the later one counts. */
  static Fact together(Fact earlier, Fact later) {
    SortedMap<String, @Nullable String> both = read(earlier.value());
    both.putAll(read(later.value()));
    return new Fact(later.field(), CanonicalJson.write(both), later.at(), later.seq());
  }

  /** What stands after a fact, without fields that are cleared; null for nothing. */
  static @Nullable String after(@Nullable String standing, @Nullable String said) {
    SortedMap<String, @Nullable String> all = read(standing);
    all.putAll(read(said));
    all.values().removeIf(Objects::isNull);
    return all.isEmpty() ? null : CanonicalJson.write(all);
  }

  /** Of what stands, the fields that a fact speaks of. */
  static String within(@Nullable String standing, @Nullable String said) {
    SortedMap<String, @Nullable String> all = read(standing);
    SortedMap<String, @Nullable String> some = new TreeMap<>();
    read(said).keySet().forEach(key -> some.put(key, all.get(key)));
    return CanonicalJson.write(some);
  }

  /** Whether a fact says nothing that another does not say. */
  static boolean covers(@Nullable String wide, @Nullable String said) {
    Map<String, @Nullable String> all = read(wide);
    return read(said).entrySet().stream()
        .allMatch(entry ->
            all.containsKey(entry.getKey())
                && Objects.equals(all.get(entry.getKey()), entry.getValue()));
  }

  private static SortedMap<String, @Nullable String> read(@Nullable String text) {
    return text == null ? new TreeMap<>() : CanonicalJson.map(text);
  }
}
