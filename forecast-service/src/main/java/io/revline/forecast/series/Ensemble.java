package io.revline.forecast.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a panel's past says of how to forecast it. Members are weighed by their errors on all
 * keys and on each one's own; an index shifts what they say and the rise and fall of keys corrects
 * it, both only if that would have served in the past; errors then make the intervals. Everything
 * is rehearsed: at each origin of the past, from what was known there.
 */
final class Ensemble {
  /** An index has to take off so much of the error, or chance could have done it. */
  static final double WORTH = 0.97;

  /** So many keys teach as much as more would, in the memory of a small service. */
  private static final int STUDIED = 5_000;

  private final Panel panel;
  private final int horizon;
  private final Evidence evidence;
  private final List<Regression> regressions;
  private final @Nullable Regression chosen;
  private final Correction correction;
  private final Spread spread;

  Ensemble(Panel panel, int horizon, List<Signal> signals) {
    this.panel = panel;
    this.horizon = horizon;
    this.evidence = new Evidence(panel.length(), horizon);
    List<Series> studied = sample(panel);
    studied.forEach(series -> rehearsal(series).tell(evidence));
    evidence.weighed();
    List<Trial> plain = studied.stream().map(series -> trial(rehearsal(series))).toList();
    this.regressions =
        signals.stream()
            .map(signal -> new Regression(signal, panel.length(), horizon, plain))
            .toList();
    this.chosen = best(regressions).orElse(null);
    List<Trial> trials = chosen == null ? plain : new ArrayList<>(plain);
    if (chosen != null) {
      trials.replaceAll(trial -> trial.with(chosen));
    }
    this.correction = new Correction(panel.length(), horizon, trials);
    this.spread = new Spread(panel.length(), horizon, trials, correction);
  }

  /** Those that have begun, or as many, evenly from all of them, as teach enough. */
  private static List<Series> sample(Panel panel) {
    List<Series> begun =
        panel.series().stream().filter(series -> series.start() < panel.length()).toList();
    int count = Math.min(STUDIED, begun.size());
    return IntStream.range(0, count)
        .mapToObj(each -> begun.get((int) ((long) each * begun.size() / count)))
        .toList();
  }

  private static Optional<Regression> best(List<Regression> regressions) {
    return regressions.stream()
        .filter(each -> each.proven() >= Regression.ENOUGH && each.ratio() <= WORTH)
        .min(Comparator.comparingDouble(Regression::ratio));
  }

  List<Regression> regressions() {
    return regressions;
  }

  Optional<Regression> chosen() {
    return Optional.ofNullable(chosen);
  }

  /** What is said of one of the panel's series that has begun. */
  Outlook of(Series series) {
    Rehearsal rehearsal = rehearsal(series);
    Weights[][] weights = rehearsal.weights(evidence);
    Trial trial = new Trial(rehearsal, weights);
    if (chosen != null) {
      trial = trial.with(chosen);
    }
    return new Outlook(
        series,
        horizon,
        correction,
        spread.halves(trial),
        trial,
        rehearsal,
        weights[weights.length - 1][0]);
  }

  private Rehearsal rehearsal(Series series) {
    return new Rehearsal(panel, series, horizon);
  }

  private Trial trial(Rehearsal rehearsal) {
    return new Trial(rehearsal, rehearsal.weights(evidence));
  }
}
