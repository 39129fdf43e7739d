package io.revline.forecast.period;

import io.revline.kit.problem.InvalidInput;
import java.util.Comparator;
import java.util.Locale;

/**
 * Whose business is projected.
 *
 * @param kind the company, a team with all below it, or a rep
 * @param id of the team or the rep; empty for the company
 */
record Node(Kind kind, String id) {
  static final Node COMPANY = new Node(Kind.COMPANY, "");
  static final Comparator<Node> ORDER = Comparator.comparing(Node::kind).thenComparing(Node::id);

  /** What a node is. */
  enum Kind {
    COMPANY,
    TEAM,
    REP
  }

  /**
   * The node of a word: {@code company}, {@code team:emea} or {@code rep:ada}.
   *
   * @throws InvalidInput for any other
   */
  static Node of(String word) {
    if (word.equals("company")) {
      return COMPANY;
    }
    int colon = word.indexOf(':');
    String kind = colon < 0 ? "" : word.substring(0, colon);
    String id = word.substring(colon + 1);
    if (id.isEmpty() || !(kind.equals("team") || kind.equals("rep"))) {
      throw InvalidInput.of("node", "'" + word + "' is no node, use company, team:ID or rep:ID");
    }
    return new Node(kind.equals("team") ? Kind.TEAM : Kind.REP, id);
  }

  static Node rep(String id) {
    return new Node(Kind.REP, id);
  }

  /** As it is asked for. */
  String word() {
    return kind == Kind.COMPANY ? "company" : kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
