package io.revline.forecast.period;

import java.util.Comparator;

/**
 * Where business belongs: to a rep in a team. The same rep in two teams is two leaves.
 *
 * @param rep external id of the rep; {@link #NOBODY} for none
 * @param team id of the team; {@link #NOBODY} for none
 */
record Leaf(String rep, String team) implements Comparable<Leaf> {
  static final String NOBODY = "none";

  private static final Comparator<Leaf> ORDER =
      Comparator.comparing(Leaf::team).thenComparing(Leaf::rep);

  @Override
  public int compareTo(Leaf other) {
    return ORDER.compare(this, other);
  }
}
