package io.revline.pipeline.deal;

import io.revline.kit.problem.InvalidInput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What deals can be grouped by. An open deal stands with its owner, and with the owner's team and
 * region, just before the time asked about; a closed one with those at its close, whoever owns it
 * since and wherever they went. A deal with products counts under each, one without as none.
 */
enum DealGrouping {
  /** By stage, in the order of the stages. */
  STAGE("stage", "d.stage", Reach.DEAL, null),
  /** By the rep who is, or was credited. */
  OWNER("owner", "d.credited", Reach.OWNER, "rep"),
  /** By the team that rep is, or was, a member of. */
  TEAM("team", "d.credited", Reach.TEAM, "team"),
  /** By the region that team sells, or sold, in. */
  REGION("region", "d.credited", Reach.REGION, "region"),
  /** By where the lead came from. */
  SOURCE("source", "d.source", Reach.DEAL, null),
  /** By account. */
  ACCOUNT("account", "d.account", Reach.DEAL, "account"),
  /** By each product on its lines, whose totals divide its amount. */
  PRODUCT("product", "share.product", Reach.DEAL, "product"),
  /** By the fiscal month of the close: the real one of closed deals, the expected one of open. */
  MONTH(
      "month",
      "CASE WHEN d.status = 'OPEN' THEN d.close_date ELSE d.closed_on END",
      Reach.DEAL,
      null);

  private final String word;
  private final String key;
  private final Reach reach;
  private final @Nullable String named;

  /** How far from the deal the key lies. Each includes the ones before. */
  enum Reach {
    DEAL,
    OWNER,
    TEAM,
    REGION
  }

  DealGrouping(String word, String key, Reach reach, @Nullable String named) {
    this.word = word;
    this.key = key;
    this.reach = reach;
    this.named = named;
  }

  /**
   * The grouping of a word.
   *
   * @throws InvalidInput naming the words there are
   */
  static DealGrouping of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                "groupBy",
                "is required, one of "
                    + Arrays.stream(values()).map(DealGrouping::word).sorted().toList()));
  }

  String word() {
    return word;
  }

  /**
   * The key of a deal as an SQL expression, null for a deal without; of a month, a day in it. Of
   * teams and regions, the rep they follow from.
   */
  String key() {
    return key;
  }

  /** The key of the row, of closed deals that share the other and stand at one moment. */
  String place() {
    return switch (reach) {
      case DEAL, OWNER -> "found.key";
      case TEAM -> "member.team";
      case REGION -> "held.region";
    };
  }

  /** Whether a deal may stand under several keys, each with its share of the amount. */
  boolean divides() {
    return this == PRODUCT;
  }

  /**
   * Whether there are about as many groups as deals once each is divided by the times between which
   * no rate changes, so that adding up by those times first saves nothing.
   */
  boolean isFine() {
    return this == ACCOUNT;
  }

  boolean reaches(Reach wanted) {
    return reach.compareTo(wanted) >= 0;
  }

  /** The type of the reference objects whose names are the labels; empty where there are none. */
  String named() {
    return named == null ? "" : named;
  }
}
