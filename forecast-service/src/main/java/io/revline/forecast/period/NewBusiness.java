package io.revline.forecast.period;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wins of deals that do not exist yet: as many as the same span of earlier quarters saw, as far as
 * these are remembered.
 */
final class NewBusiness {
  /** How many wins it takes until a leaf's own past is half believed. */
  private static final double STRENGTH = 5;

  private static final int WEEKS_BACK = 52;

  private final List<Win> wins;
  private final Instant firstKnown;
  private final Memory memory;

  /**
   * New business as a history of wins suggests it.
   *
   * @param wins those that stand
   * @param firstKnown from when on deals are known: a span that begins before says too little
   * @param memory how much earlier quarters count
   */
  NewBusiness(Collection<Win> wins, Instant firstKnown, Memory memory) {
    this.wins = wins.stream().sorted(Comparator.comparing(Win::wonAt)).toList();
    this.firstKnown = firstKnown;
    this.memory = memory;
  }

  /**
   * A guess of new business.
   *
   * @param expected what is expected
   * @param misses how far the same guess was off before, the latest first
   */
  record Guess(Expected expected, List<Miss> misses) {}

  /**
   * What is to be expected of a span.
   *
   * @param earlier the same span of earlier quarters, the nearest first
   */
  Guess guess(Span span, List<Span> earlier) {
    List<Miss> misses = new ArrayList<>();
    Duration back = Duration.between(span.asOf(), span.to());
    for (int week = 0; week < WEEKS_BACK; week++) {
      Duration by = back.plusDays(7L * week);
      Expected then = expected(earlier.stream().map(each -> each.earlier(by)).toList());
      if (!then.known()) {
        break;
      }
      misses.add(new Miss(week, then.worth(), then.variance(), came(span.earlier(by))));
    }
    return new Guess(expected(earlier), misses);
  }

  private Expected expected(List<Span> earlier) {
    Tally all = new Tally();
    Map<Leaf, Tally> byLeaf = new TreeMap<>();
    double weight = 1;
    double weights = 0;
    for (Span span : earlier) {
      if (!span.asOf().isBefore(firstKnown)) {
        weights += weight;
        for (Win win : of(span)) {
          all.add(win, weight);
          byLeaf.computeIfAbsent(win.leaf(), leaf -> new Tally()).add(win, weight);
        }
      }
      weight *= memory.fade();
    }
    return weights == 0 ? Expected.NOTHING_KNOWN : expected(all, byLeaf, weights);
  }

  private static Expected expected(Tally all, Map<Leaf, Tally> byLeaf, double weights) {
    Map<Leaf, Expected.OfLeaf> leaves = new TreeMap<>();
    byLeaf.forEach((leaf, tally) ->
        leaves.put(leaf, new Expected.OfLeaf(tally.wins / weights, tally.worthOf(all))));
    return new Expected(true, leaves, all.relativeWorths());
  }

  private double came(Span span) {
    return of(span).stream().mapToDouble(Win::worth).sum();
  }

  private List<Win> of(Span span) {
    return wins.subList(place(span.from()), place(span.to())).stream()
        .filter(win -> !win.createdAt().isBefore(span.asOf()))
        .toList();
  }

  /** How many wins came before a moment. */
  private int place(Instant moment) {
    int low = 0;
    int high = wins.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wins.get(middle).wonAt().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Wins added up. */
  private static final class Tally {
    private double wins;
    private double worth;
    private final List<Double> worths = new ArrayList<>();

    void add(Win win, double weight) {
      wins += weight * win.part();
      worth += weight * win.worth();
      worths.add(win.worth() / win.part());
    }

    double mean() {
      return worth / wins;
    }

    /** What a win of these is worth: drawn to the mean of all as long as there are few. */
    double worthOf(Tally all) {
      return (worth + STRENGTH * all.mean()) / (wins + STRENGTH);
    }

    /** Each win beside the mean of all, in order. */
    double[] relativeWorths() {
      double mean = worths.stream().mapToDouble(one -> one).average().orElse(0);
      return worths.stream().mapToDouble(one -> mean == 0 ? 1 : one / mean).sorted().toArray();
    }
  }
}
