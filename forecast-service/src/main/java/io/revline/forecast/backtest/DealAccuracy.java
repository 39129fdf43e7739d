package io.revline.forecast.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good chances of single deals were.
 *
 * @param deals how many
 * @param wins how many of them were won
 * @param expectedWins the sum of their chances
 * @param auc how often a deal that was won had the greater chance than one that was not, ties by
 *     half; null when all or none were won (Mann and Whitney, 1947)
 * @param brier the mean squared distance of the chance from 1 for a win and 0 for none (Brier,
 *     1950); null without deals
 * @param bins chances beside what came, by tenths; those without deals are left out
 */
public record DealAccuracy(
    int deals,
    int wins,
    double expectedWins,
    @Nullable Double auc,
    @Nullable Double brier,
    List<Bin> bins) {
  private static final int BINS = 10;

  public DealAccuracy {
    bins = List.copyOf(bins);
  }

  /**
   * A tenth of the scale of chances.
   *
   * @param from its lower end
   * @param deals how many had such a chance
   * @param meanChance what was said of them on average
   * @param wonShare what came
   */
  public record Bin(double from, int deals, double meanChance, double wonShare) {}

  /**
   * A chance beside what came.
   *
   * @param chance that was said, 0 to 1
   * @param won whether it came
   */
  public record Said(double chance, boolean won) {}

  /** Measures chances that were said. */
  public static DealAccuracy of(List<Said> said) {
    int wins = (int) said.stream().filter(Said::won).count();
    return new DealAccuracy(
        said.size(),
        wins,
        said.stream().mapToDouble(Said::chance).sum(),
        wins == 0 || wins == said.size() ? null : auc(said, wins),
        said.isEmpty() ? null : brier(said),
        bins(said));
  }

  private static double brier(List<Said> said) {
    return said.stream()
        .mapToDouble(each -> Math.pow(each.chance() - (each.won() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }

  /** By the ranks of the wins; those of equal chance share the rank in their middle. */
  private static double auc(List<Said> said, int wins) {
    List<Said> ranked = said.stream().sorted(Comparator.comparingDouble(Said::chance)).toList();
    double ranks = 0;
    for (int first = 0, next; first < ranked.size(); first = next) {
      next = first;
      int won = 0;
      while (next < ranked.size() && ranked.get(next).chance() == ranked.get(first).chance()) {
        won += ranked.get(next++).won() ? 1 : 0;
      }
      ranks += won * (first + 1 + next) / 2.0;
    }
    double losses = (double) said.size() - wins;
    return (ranks - wins * (wins + 1.0) / 2) / (wins * losses);
  }

  private static List<Bin> bins(List<Said> said) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      int tenth = i;
      List<Said> within =
          said.stream()
              .filter(each -> Math.min((int) (each.chance() * BINS), BINS - 1) == tenth)
              .toList();
      if (!within.isEmpty()) {
        bins.add(
            new Bin(
                (double) i / BINS,
                within.size(),
                within.stream().mapToDouble(Said::chance).average().orElseThrow(),
                within.stream().mapToInt(each -> each.won() ? 1 : 0).average().orElseThrow()));
      }
    }
    return bins;
  }
}
