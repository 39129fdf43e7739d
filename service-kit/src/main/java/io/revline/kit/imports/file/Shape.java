package io.revline.kit.imports.file;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a row of a table is, and with that, which keys its mapping has. */
public enum Shape {
  /** A deal: when it was created, and how it closed. */
  @JsonProperty("deals")
  DEALS(
      Set.of("source", "externalId", "pipeline", "stage", "fields"),
      Set.of("currency", "created", "closed", "openedIn", "open", "won", "lost")),

  /** A line of an order; the lines of one order are one deal. */
  @JsonProperty("lines")
  LINES(
      Set.of("source", "externalId", "pipeline", "currency", "stage", "fields", "lines"),
      Set.of("created", "closed", "openedIn", "open", "won", "lost")),

  /** A change of one field of a deal. */
  @JsonProperty("changes")
  CHANGES(
      Set.of("source", "externalId", "pipeline", "at", "field", "value", "changes", "fields"),
      Set.of("currency", "seq")),

  /** How a deal stood at a time. */
  @JsonProperty("snapshots")
  SNAPSHOTS(
      Set.of("source", "externalId", "pipeline", "at", "stage", "fields"), Set.of("currency")),

  /** An account. */
  @JsonProperty("accounts")
  ACCOUNTS(Set.of("columns"), Set.of()),

  /** A product. */
  @JsonProperty("products")
  PRODUCTS(Set.of("columns"), Set.of()),

  /** An exchange rate from a date on. */
  @JsonProperty("exchange-rates")
  EXCHANGE_RATES(Set.of("columns"), Set.of()),

  /** A rep's membership of a team, or a rep without any. */
  @JsonProperty("reps")
  REPS(Set.of("columns"), Set.of()),

  /** A team's place in the hierarchy, or a team without any. */
  @JsonProperty("teams")
  TEAMS(Set.of("columns"), Set.of()),

  /** A quota. */
  @JsonProperty("quotas")
  QUOTAS(Set.of("columns"), Set.of());

  private static final Set<Shape> OF_PEOPLE = Set.of(REPS, TEAMS, QUOTAS);

  private static final Set<String> COMMON =
      Set.of("shape", "table", "dates", "numbers", "lookups", "skip");

  private final Set<String> required;
  private final Set<String> further;

  Shape(Set<String> required, Set<String> further) {
    this.required = required;
    this.further = further;
  }

  /** The word in a mapping: {@code exchange-rates}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The shape of that word. */
  public static Shape of(String word) {
    return Arrays.stream(values())
        .filter(shape -> shape.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no shape " + word));
  }

  /** Where tables of this shape are taken. */
  public String path() {
    return OF_PEOPLE.contains(this) ? "/api/v1/performance/imports" : "/api/v1/imports";
  }

  /** The keys that must be there. */
  Set<String> required() {
    return required;
  }

  /** The keys that may be there. */
  Set<String> offered() {
    return Stream.of(COMMON, required, further).flatMap(Set::stream).collect(toUnmodifiableSet());
  }
}
