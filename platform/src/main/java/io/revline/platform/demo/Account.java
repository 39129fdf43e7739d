package io.revline.platform.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A customer, or who may become one.
 *
 * @param team whose customer it is
 * @param parent the id of the account it belongs to, or nothing
 */
record Account(String id, String name, Team team, String industry, Segment segment, String parent) {
  private static final int ALL = 1_200;
  private static final double BELONGS_TO_ANOTHER = 0.08;

  /** All accounts, those that others belong to first. */
  static List<Account> found(Dice dice) {
    List<Account> accounts = new ArrayList<>();
    for (int number = 0; number < ALL; number++) {
      Team team = Team.ALL.get(number % Team.ALL.size());
      String industry = dice.one(Names.INDUSTRIES);
      Segment segment = dice.one(List.of(Segment.values()), Segment::share);
      accounts.add(
          new Account(
              "A-%04d".formatted(number + 1),
              Names.account(number, industry),
              team,
              industry,
              segment,
              dice.chance(BELONGS_TO_ANOTHER) ? parent(accounts, team, dice) : ""));
    }
    return List.copyOf(accounts);
  }

  /** One of those before, in the same hands, that belongs to nobody. */
  private static String parent(List<Account> before, Team team, Dice dice) {
    List<Account> possible =
        before.stream().filter(it -> it.team().equals(team) && it.parent().isEmpty()).toList();
    return possible.isEmpty() ? "" : dice.one(possible).id();
  }
}
