package io.revline.performance.scorecard;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What wins and losses are grouped by: who is credited and the team and region of that rep at the
 * time, the account, the products sold, or the fiscal period, which is named with its year.
 */
enum Grouping {
  REP("rep", "share.whose"),
  TEAM("team", "member.team"),
  REGION("region", "place.region"),
  ACCOUNT("account", "share.account"),
  PRODUCT("product", "share.whose"),
  MONTH("month", "period.name"),
  QUARTER("quarter", "period.name"),
  YEAR("year", "period.name");

  private static final List<Grouping> OF_PEOPLE = List.of(REP, TEAM, REGION);

  private final String word;
  private final String key;

  Grouping(String word, String key) {
    this.word = word;
    this.key = key;
  }

  static Grouping of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                "groupBy",
                "is required, one of " + Arrays.stream(values()).map(Grouping::word).toList()));
  }

  String word() {
    return word;
  }

  /** The key of a share as an SQL expression; null for one without. */
  String key() {
    return key;
  }

  /** Whether each group consists of reps, who have quotas. */
  boolean ofPeople() {
    return OF_PEOPLE.contains(this);
  }

  /** What the groups were called, as far as they are people's. */
  Names names(NameReader reader, Instant knownAt) {
    return ofPeople() ? reader.known(word, knownAt) : Names.NONE;
  }
}
