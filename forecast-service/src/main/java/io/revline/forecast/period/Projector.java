package io.revline.forecast.period;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes of a book what a period may bring a node and each node right below it. */
final class Projector {
  private final Book book;
  private final Means means;

  Projector(Book book) {
    this.book = book;
    this.means = new Means(book);
  }

  /** The node first, then what it divides into. */
  List<Outcome> of(Node node) {
    Map<Node, Set<Leaf>> children = book.tree().children(node, leaves());
    Simulation simulation = new Simulation(book.swings());
    double[] whole = new double[Simulation.PLAYS];
    List<Outcome> outcomes = new ArrayList<>();
    children.forEach((child, leaves) -> {
      double[] plays = simulation.play(book.stakes(leaves), book.created(), leaves);
      for (int play = 0; play < plays.length; play++) {
        whole[play] += plays[play];
      }
      outcomes.add(outcome(child, leaves::contains, plays));
    });
    outcomes.addFirst(outcome(node, leaf -> book.tree().holds(node, leaf), whole));
    return outcomes;
  }

  private Set<Leaf> leaves() {
    Set<Leaf> leaves = new TreeSet<>(book.closed().keySet());
    book.stakes().forEach(stake -> leaves.add(stake.leaf()));
    leaves.addAll(book.created().leaves().keySet());
    return leaves;
  }

  private Outcome outcome(Node node, Predicate<Leaf> held, double[] toCome) {
    BigDecimal closed = means.closed(held).setScale(book.decimals());
    SortedMap<String, BigDecimal> open = means.open(held);
    BigDecimal created = means.created(held).setScale(book.decimals());
    double[] plays = toCome.clone();
    for (int play = 0; play < plays.length; play++) {
      plays[play] += closed.doubleValue();
    }
    Distribution distribution = new Distribution(plays);
    return new Outcome(
        node,
        open.values().stream().reduce(closed.add(created), BigDecimal::add),
        quantile(distribution, 0.10),
        quantile(distribution, 0.25),
        quantile(distribution, 0.50),
        quantile(distribution, 0.75),
        quantile(distribution, 0.90),
        closed,
        open,
        created,
        distribution.density());
  }

  private BigDecimal quantile(Distribution distribution, double share) {
    return Means.rounded(distribution.quantile(share), book.decimals());
  }
}
