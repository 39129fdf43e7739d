package io.revline.forecast.period;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which teams stand beneath which, as of a moment. Every leaf is in the company, in its team and in
 * each team above, and so nodes are made of the same leaves as those above them.
 *
 * @param lines by team, itself and every team above it
 * @param parents by team, the one right above; absent at the top
 */
record Tree(Map<String, Set<String>> lines, Map<String, String> parents) {

  /** Whether a leaf counts for a node. */
  boolean holds(Node node, Leaf leaf) {
    return switch (node.kind()) {
      case COMPANY -> true;
      case REP -> leaf.rep().equals(node.id());
      case TEAM ->
          leaf.team().equals(node.id())
              || lines.getOrDefault(leaf.team(), Set.of()).contains(node.id());
    };
  }

  /**
   * What a node divides into, in order: the company into the teams at the top, a team into the
   * teams right below and its own reps. Each leaf of the node is in exactly one of them, or in the
   * rest.
   *
   * @param leaves those that have any business
   */
  Map<Node, Set<Leaf>> children(Node node, Collection<Leaf> leaves) {
    Map<Node, Set<Leaf>> children = new TreeMap<>(Node.ORDER);
    for (Leaf leaf : leaves) {
      if (holds(node, leaf)) {
        children.computeIfAbsent(child(node, leaf), first -> new TreeSet<>()).add(leaf);
      }
    }
    return children;
  }

  private Node child(Node node, Leaf leaf) {
    if (node.kind() == Node.Kind.REP || leaf.team().equals(node.id())) {
      return Node.rep(leaf.rep());
    }
    String team = leaf.team();
    while (parents.containsKey(team) && !parents.get(team).equals(node.id())) {
      team = parents.get(team);
    }
    return team.equals(Leaf.NOBODY) ? Node.rep(leaf.rep()) : new Node(Node.Kind.TEAM, team);
  }
}
