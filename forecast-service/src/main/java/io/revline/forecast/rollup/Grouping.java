package io.revline.forecast.rollup;

import io.revline.forecast.revision.Places;
import io.revline.kit.database.Sql;
import io.revline.kit.people.PeopleTypes;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the deals of a rollup are grouped by. An open deal counts for who is credited, and for the
 * team and region of each, as of the time asked about; a won one for those of the moment of the
 * win.
 */
enum Grouping {
  /** By forecast category, from the vaguest to the done; what is won is {@code closed}. */
  CATEGORY("category", Credit.NOBODY, "category", "", null),

  /** By the id of who is credited, whether or not there is a rep of that id. */
  OWNER("owner", Credit.REPS, "whose", "", PeopleTypes.REP),

  /** Another word for the owner. */
  REP("rep", Credit.REPS, "whose", "", PeopleTypes.REP),

  /** By team, up the hierarchy: a deal counts for each one's team and for every team above. */
  TEAM(
      "team",
      Credit.TEAMS,
      "coalesce(line.ancestor, member.team)",
      "LEFT JOIN team_lines(?) AS line",
      PeopleTypes.TEAM),

  /** By the region of each one's team, or of the nearest team above that has one. */
  REGION(
      "region",
      Credit.TEAMS,
      "line.region",
      "LEFT JOIN region_lines(?) AS line",
      PeopleTypes.REGION),

  /** By the currency of the deal's own amount. */
  CURRENCY("currency", Credit.NOBODY, "currency", "", null);

  private final String word;
  private final Credit credit;
  private final String key;
  private final String lines;
  private final @Nullable ReferenceType<?> named;

  Grouping(String word, Credit credit, String key, String lines, @Nullable ReferenceType<?> named) {
    this.word = word;
    this.credit = credit;
    this.key = key;
    this.lines = lines;
    this.named = named;
  }

  /** Whether it matters who is credited with a deal. */
  enum Credit {
    NOBODY,
    REPS,
    TEAMS
  }

  static Grouping of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.word.equals(word))
        .findFirst()
        .orElseThrow(() -> InvalidInput.of("groupBy", "is required, one of " + List.of(words())));
  }

  private static String[] words() {
    return Arrays.stream(values()).map(Grouping::word).toArray(String[]::new);
  }

  String word() {
    return word;
  }

  /** Whether deals are divided among those who are credited. */
  boolean ofPeople() {
    return credit != Credit.NOBODY;
  }

  /** The key of a share as an SQL expression; null for a share without. */
  String key() {
    return key;
  }

  /** What leads from who is credited at a moment to the groups, known at a recorded time. */
  Sql places(Instant knownAt) {
    return credit == Credit.TEAMS ? Places.of(lines, knownAt) : Sql.of("");
  }

  /** The moments at which somebody's place changes, to be added to a query of moments. */
  Sql moves(Instant knownAt) {
    return credit == Credit.TEAMS ? Places.moves(knownAt) : Sql.of("");
  }

  /** The objects whose names are the labels of the groups. */
  Optional<ReferenceType<?>> named() {
    return Optional.ofNullable(named);
  }

  Comparator<String> order() {
    return this == CATEGORY
        ? Comparator.comparingInt(Category::position)
        : Comparator.naturalOrder();
  }
}
