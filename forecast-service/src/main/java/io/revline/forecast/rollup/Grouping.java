package io.revline.forecast.rollup;

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
 * What the deals of a rollup are grouped by. An open deal counts for its owner, and the owner's
 * team and region, as of the time asked about; a won one for those of the moment of the win.
 */
enum Grouping {
  /** By forecast category, from the vaguest to the done; what is won is {@code closed}. */
  CATEGORY("category", Holder.NOBODY, "category", "", null),

  /** By the id of the deal's owner, whether or not there is a rep of that id. */
  OWNER("owner", Holder.OWNER, "holder", "", PeopleTypes.REP),

  /** Another word for the owner. */
  REP("rep", Holder.OWNER, "holder", "", PeopleTypes.REP),

  /** By team, up the hierarchy: a deal counts for the owner's team and for every team above. */
  TEAM(
      "team",
      Holder.TEAM,
      "coalesce(line.ancestor, holder)",
      """
      LEFT JOIN team_lines(?) AS line ON line.team = holder
        AND line.valid_from <= moment AND moment < line.valid_to
      """,
      PeopleTypes.TEAM),

  /** By the region of the owner's team, or of the nearest team above that has one. */
  REGION(
      "region",
      Holder.TEAM,
      "line.region",
      """
      LEFT JOIN region_lines(?) AS line ON line.team = holder
        AND line.valid_from <= moment AND moment < line.valid_to
      """,
      PeopleTypes.REGION),

  /** By the currency of the deal's own amount. */
  CURRENCY("currency", Holder.NOBODY, "currency", "", null);

  private final String word;
  private final Holder holder;
  private final String key;
  private final String lines;
  private final @Nullable ReferenceType<?> named;

  Grouping(String word, Holder holder, String key, String lines, @Nullable ReferenceType<?> named) {
    this.word = word;
    this.holder = holder;
    this.key = key;
    this.lines = lines;
    this.named = named;
  }

  /** Whose deals can be added up before they are grouped. */
  enum Holder {
    NOBODY("NULL::text", ""),
    OWNER("owner", ""),
    TEAM(
        "member.team",
        """
        LEFT JOIN rep_memberships(?) AS member ON member.rep = owner AND member.role = 'member'
          AND member.valid_from <= moment AND moment < member.valid_to
        """);

    private final String id;
    private final String memberships;

    Holder(String id, String memberships) {
      this.id = id;
      this.memberships = memberships;
    }

    /** The holder's id as an SQL expression. */
    String id() {
      return id;
    }

    /** What leads from an owner at a moment to the holder, known at a recorded time. */
    Sql memberships(Instant knownAt) {
      return Grouping.known(memberships, knownAt);
    }
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

  /** The key of a deal as an SQL expression; null for a deal without. */
  String key() {
    return key;
  }

  Holder holder() {
    return holder;
  }

  /** What leads from a holder at a moment to the groups, known at a recorded time. */
  Sql lines(Instant knownAt) {
    return known(lines, knownAt);
  }

  private static Sql known(String join, Instant knownAt) {
    return join.isEmpty() ? Sql.of("") : Sql.of(join, knownAt);
  }

  /** A deal counts once for the total: where this SQL condition holds. */
  String countsOnce() {
    return this == TEAM ? "coalesce(line.depth, 0) = 0" : "TRUE";
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
