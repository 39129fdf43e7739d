package io.revline.testkit.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Predicted chances beside what happened, and what is commonly said of them. */
public final class Verdict {
  private static final int TENTHS = 10;

  private static final String PLOT =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="sans-serif" font-size="12">
        <rect width="400" height="400" fill="#fff"/>
        <path d="M60 340H360M60 340V40" stroke="#444" fill="none"/>
        <path d="M60 340L360 40" stroke="#999" stroke-dasharray="4 4"/>
        <g fill="#444" text-anchor="middle">
          <text x="60" y="358">0</text><text x="210" y="358">0.5</text><text x="360" y="358">1</text>
          <text x="210" y="385">chance that was said</text>
          <text x="44" y="344">0</text><text x="40" y="194">0.5</text><text x="44" y="44">1</text>
          <text x="18" y="190" transform="rotate(-90 18 190)">share that was won</text>
        </g>
        <g fill="#1f77b4" fill-opacity="0.8">
      %s  </g>
      </svg>
      """;

  private final List<Case> cases = new ArrayList<>();

  private record Case(double chance, boolean happened) {}

  /**
   * Adds a prediction.
   *
   * @param chance that it happens, 0 to 1
   * @param happened whether it did
   */
  public void add(double chance, boolean happened) {
    cases.add(new Case(chance, happened));
  }

  /** How often it happened. */
  public long happened() {
    return cases.stream().filter(Case::happened).count();
  }

  /** How many predictions there are. */
  public int count() {
    return cases.size();
  }

  /** The mean of the chances, 0 to 1. */
  public double mean() {
    return cases.stream().mapToDouble(Case::chance).average().orElseThrow();
  }

  /** All chances added up, over how often it happened. */
  public double sumOverHappened() {
    return mean() * count() / happened();
  }

  /** The mean squared distance of the chances from what happened: 0 to 1, lower is better. */
  public double brier() {
    return cases.stream()
        .mapToDouble(each -> Math.pow(each.chance() - (each.happened() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }

  /** Root of the mean squared distance from the mean. */
  public double spread() {
    double mean = mean();
    return Math.sqrt(
        cases.stream()
            .mapToDouble(each -> Math.pow(each.chance() - mean, 2))
            .average()
            .orElseThrow());
  }

  /** How often one that happened had the greater chance than one that did not; ties count half. */
  public double auc() {
    List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(Case::chance)).toList();
    double better = 0;
    long missed = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      long hits = 0;
      while (to < sorted.size() && sorted.get(to).chance() == sorted.get(from).chance()) {
        hits += sorted.get(to++).happened() ? 1 : 0;
      }
      long misses = to - from - hits;
      better += hits * (missed + misses / 2.0);
      missed += misses;
      from = to;
    }
    return better / happened() / (count() - happened());
  }

  /** The slope of a logistic regression of what happened on the log-odds that were predicted. */
  public double slope() {
    double start = 0;
    double slope = 1;
    for (int step = 0; step < 50; step++) {
      double[] gradient = new double[2];
      double[] curvature = new double[3];
      for (Case each : cases) {
        double odds = Math.log(each.chance() / (1 - each.chance()));
        double fitted = 1 / (1 + Math.exp(-start - slope * odds));
        double rest = (each.happened() ? 1 : 0) - fitted;
        double weight = fitted * (1 - fitted);
        gradient[0] += rest;
        gradient[1] += rest * odds;
        curvature[0] += weight;
        curvature[1] += weight * odds;
        curvature[2] += weight * odds * odds;
      }
      double determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
      start += (curvature[2] * gradient[0] - curvature[1] * gradient[1]) / determinant;
      slope += (curvature[0] * gradient[1] - curvature[1] * gradient[0]) / determinant;
    }
    return slope;
  }

  /**
   * A picture of the chances by tenths beside how often it happened; the size of a point tells how
   * many cases it holds, and on the diagonal both are the same.
   */
  public String plot() {
    StringBuilder points = new StringBuilder();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int place = tenth;
      List<Case> within =
          cases.stream()
              .filter(each -> Math.min((int) (each.chance() * TENTHS), TENTHS - 1) == place)
              .toList();
      if (!within.isEmpty()) {
        double said = within.stream().mapToDouble(Case::chance).average().orElseThrow();
        double came = (double) within.stream().filter(Case::happened).count() / within.size();
        points.append(
            "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%d deals: said %.2f, came %.2f</title></circle>\n"
                .formatted(
                    60 + 300 * said,
                    340 - 300 * came,
                    3 + Math.sqrt(within.size()) / 2,
                    within.size(),
                    said,
                    came));
      }
    }
    return PLOT.formatted(points);
  }
}
