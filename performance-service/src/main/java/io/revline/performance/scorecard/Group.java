package io.revline.performance.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What closed in one group.
 *
 * @param key the group's key
 * @param label the key as people say it
 * @param tallies the parts that have deals
 */
record Group(String key, String label, Map<Part, Tally> tallies) {
  Group {
    tallies = Map.copyOf(tallies);
  }

  Tally of(Part part) {
    return tallies.getOrDefault(part, Tally.NONE);
  }

  boolean hasAny(Set<Part> parts) {
    return parts.stream().anyMatch(tallies::containsKey);
  }

  /** METRICS.md, "first win, final win": what a loss undid is taken back when it was lost. */
  Won finalWins() {
    Tally reversed = of(Part.REVERSED_WIN);
    List<Worth> amounts = new ArrayList<>(of(Part.WON).amounts());
    amounts.addAll(of(Part.UNDONE_WIN).amounts());
    reversed.amounts().forEach(each -> amounts.add(each.negated()));
    return new Won(of(Part.WON).deals() + of(Part.UNDONE_WIN).deals() - reversed.deals(), amounts);
  }

  /** How many were won or lost. */
  long closed() {
    return of(Part.WON).deals() + of(Part.LOST).deals();
  }

  /** What those are worth. */
  List<Worth> closedAmounts() {
    List<Worth> amounts = new ArrayList<>(of(Part.WON).amounts());
    amounts.addAll(of(Part.LOST).amounts());
    return amounts;
  }
}
