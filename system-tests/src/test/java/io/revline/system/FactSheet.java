package io.revline.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was said of one deal, and the plainest way to read it: sort the facts, fold them. Written
 * from the design alone, so that it shares no mistake with the services.
 */
final class FactSheet {
  private final List<Fact> facts = new ArrayList<>();

  /**
   * A field that took a value.
   *
   * @param recordedAt when Revline learned it
   */
  private record Fact(String field, String value, Instant at, long seq, Instant recordedAt) {}

  /** A deal's fields at some time, and when it was won, if it is. */
  record State(Map<String, String> fields, Optional<Instant> wonAt) {
    String owner() {
      return fields.getOrDefault("owner", "none");
    }
  }

  void learn(Map<String, String> fields, Instant at, long seq, Instant recordedAt) {
    fields.forEach((field, value) -> facts.add(new Fact(field, value, at, seq, recordedAt)));
  }

  /** Just before a business time, of what was recorded before a recorded time. */
  Optional<State> before(Instant asOf, Instant knownAt) {
    Map<String, String> fields = new TreeMap<>();
    Optional<Instant> wonAt = Optional.empty();
    for (Instant at : new TreeSet<>(facts.stream().map(Fact::at).toList())) {
      if (at.isBefore(asOf)) {
        for (long seq = 0; seq < 3; seq++) {
          fields.putAll(said(at, seq, knownAt));
          if (!"won".equals(fields.get("stage")) || !fields.containsKey("name")) {
            wonAt = Optional.empty();
          } else if (wonAt.isEmpty()) {
            wonAt = Optional.of(at);
          }
        }
      }
    }
    return fields.containsKey("name") && fields.containsKey("stage")
        ? Optional.of(new State(fields, wonAt))
        : Optional.empty();
  }

  /** Of several values for one field at one instant and sequence, the one learned last holds. */
  private Map<String, String> said(Instant at, long seq, Instant knownAt) {
    Map<String, String> said = new TreeMap<>();
    facts.stream()
        .filter(fact -> fact.at().equals(at) && fact.seq() == seq)
        .filter(fact -> fact.recordedAt().isBefore(knownAt))
        .sorted(Comparator.comparing(Fact::recordedAt))
        .forEach(fact -> said.put(fact.field(), fact.value()));
    return said;
  }
}
