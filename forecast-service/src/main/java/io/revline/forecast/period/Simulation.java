package io.revline.forecast.period;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Plays a period through some thousand times, always with the same lots. In each play all deals
 * share good or bad fortune, each leaf has its own beside it, and what single deals come to is
 * chance.
 */
final class Simulation {
  static final int PLAYS = 2_000;

  private static final long SEED = 20_261_127;

  /** How much of the fortune open and new business have in common. */
  private static final double COMMON = Math.sqrt(0.5);

  /** How many deals of a leaf are played one by one. */
  private static final int ALONE = 60;

  private static final Comparator<Stake> BIGGEST =
      Comparator.comparingDouble((Stake stake) -> -Math.abs(stake.worth()))
          .thenComparing(Stake.ORDER);

  private final Swings swings;
  private final double[] openFortune = new double[PLAYS];
  private final double[] newFortune = new double[PLAYS];

  Simulation(Swings swings) {
    this.swings = swings;
    SplittableRandom random = new SplittableRandom(SEED);
    double alone = Math.sqrt(1 - COMMON * COMMON);
    for (int play = 0; play < PLAYS; play += 2) {
      double common = random.nextGaussian();
      openFortune[play] = COMMON * common + alone * random.nextGaussian();
      newFortune[play] = COMMON * common + alone * random.nextGaussian();
      // Each play has an opposite, so that fortune favours nobody on the whole.
      openFortune[play + 1] = -openFortune[play];
      newFortune[play + 1] = -newFortune[play];
    }
  }

  /**
   * What some leaves come to together in each play, without what is closed.
   *
   * @param stakes their open deals, in order
   * @param created new business of all leaves
   * @param leaves whose is played
   */
  double[] play(List<Stake> stakes, Expected created, Set<Leaf> leaves) {
    double[] outcomes = new double[PLAYS];
    stakes.stream()
        .collect(groupingBy(Stake::leaf, TreeMap::new, toList()))
        .forEach((leaf, own) -> playOpen(own, lots(leaf, 1), outcomes));
    leaves.forEach(leaf -> {
      Expected.OfLeaf own = created.leaves().get(leaf);
      if (own != null) {
        playCreated(own, created.relativeWorths(), lots(leaf, 2), outcomes);
      }
    });
    return outcomes;
  }

  /** A leaf draws the same lots whoever else there is. */
  private static RandomGenerator lots(Leaf leaf, int part) {
    return new SplittableRandom(SEED + 31L * (leaf.team() + "\n" + leaf.rep()).hashCode() + part);
  }

  /** The big deals one by one, as each makes a difference, and the others as a crowd. */
  private void playOpen(List<Stake> stakes, RandomGenerator lots, double[] outcomes) {
    double[] fortunes = new double[PLAYS];
    for (int play = 0; play < PLAYS; play++) {
      fortunes[play] = swings.open() * openFortune[play] + swings.leaf() * lots.nextGaussian();
    }
    double sd = Math.hypot(swings.open(), swings.leaf());
    List<Stake> biggest = stakes.stream().sorted(BIGGEST).toList();
    int alone = Math.min(ALONE, stakes.size());
    for (Stake stake : biggest.subList(0, alone)) {
      Odds odds = Odds.of(stake, sd * sd);
      for (int play = 0; play < PLAYS; play++) {
        outcomes[play] += lots.nextDouble() < odds.chance(fortunes[play]) ? stake.worth() : 0;
      }
    }
    if (alone < biggest.size()) {
      Crowd crowd = new Crowd(biggest.subList(alone, biggest.size()), sd);
      for (int play = 0; play < PLAYS; play++) {
        outcomes[play] += crowd.play(fortunes[play], lots.nextGaussian());
      }
    }
  }

  private void playCreated(
      Expected.OfLeaf own, double[] relativeWorths, RandomGenerator lots, double[] outcomes) {
    double variance = swings.created() * swings.created() + swings.leaf() * swings.leaf();
    for (int play = 0; play < PLAYS; play++) {
      double fortune = swings.created() * newFortune[play] + swings.leaf() * lots.nextGaussian();
      int wins = poisson(own.wins() * Math.exp(fortune - variance / 2), lots);
      for (int win = 0; win < wins; win++) {
        outcomes[play] += own.meanWorth() * relativeWorths[lots.nextInt(relativeWorths.length)];
      }
    }
  }

  /** Counts the steps of a Poisson process; by the normal distribution where they are many. */
  private static int poisson(double mean, RandomGenerator lots) {
    if (mean > 200) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * lots.nextGaussian()));
    }
    int count = 0;
    for (double time = lots.nextExponential(); time < mean; time += lots.nextExponential()) {
      count++;
    }
    return count;
  }
}
