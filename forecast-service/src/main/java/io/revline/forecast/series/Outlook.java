package io.revline.forecast.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is said of one series: points, intervals, how they came about and how good they were. */
final class Outlook {
  /** Members that count less are not worth naming. */
  private static final double NAMED = 0.005;

  /** Of fewer forecasts an error says little. */
  private static final int FEW = 8;

  private static final List<Member> BASELINES =
      List.of(
          Member.LAST_PERIOD,
          Member.LAST_QUARTER,
          Member.LAST_YEAR,
          Member.YEAR_GROWN_YEAR,
          Member.MEAN);

  private final Series series;
  private final double[] points;
  private final double[] halves;
  private final Weights weights;
  private final Rehearsal rehearsal;
  private final Trial trial;
  private final Correction correction;

  Outlook(
      Series series,
      int horizon,
      Correction correction,
      double[] halves,
      Trial trial,
      Rehearsal rehearsal,
      Weights weights) {
    this.series = series;
    this.correction = correction;
    this.halves = halves;
    this.trial = trial;
    this.rehearsal = rehearsal;
    this.weights = weights;
    this.points = new double[horizon];
    for (int ahead = 1; ahead <= horizon; ahead++) {
      points[ahead - 1] = correction.of(trial, trial.length(), ahead);
    }
  }

  double point(int ahead) {
    return points[ahead - 1];
  }

  double low(int ahead) {
    return series.sane(point(ahead) - halves[ahead - 1], trial.length());
  }

  double high(int ahead) {
    return point(ahead) + halves[ahead - 1];
  }

  /** A member and how much it counts for the next period, 0 to 1. */
  record Share(Member member, double weight) {}

  /** The members that count, the weightiest first. */
  List<Share> members() {
    return Member.ALL.stream()
        .map(member -> new Share(member, weights.of(member)))
        .filter(share -> share.weight() >= NAMED)
        .sorted(Comparator.comparingDouble((Share share) -> -share.weight()))
        .toList();
  }

  /** How far forecasts of one period ahead were off, made from what was known before it. */
  Errors errors() {
    Errors errors = new Errors();
    trial.eachThatCame((origin, ahead, said, actual) -> {
      if (ahead == 1) {
        errors.add(correction.of(trial, origin, 1), actual);
      }
    });
    return errors;
  }

  /** The same of what people would have said; of those who could say anything. */
  List<Baseline> baselines() {
    List<Baseline> all = new ArrayList<>();
    for (Member member : BASELINES) {
      Errors errors = new Errors();
      trial.eachThatCame((origin, ahead, said, actual) -> {
        double forecast = rehearsal.said(origin, 1)[member.ordinal()];
        if (ahead == 1 && !Double.isNaN(forecast)) {
          errors.add(forecast, actual);
        }
      });
      if (errors.count() > 0) {
        all.add(new Baseline(member, errors));
      }
    }
    return all;
  }

  /** A member that people use alone, and how it did. */
  record Baseline(Member member, Errors errors) {}

  /** What to keep in mind. */
  List<String> flags(Step step) {
    int known = trial.length() - series.start();
    List<String> flags = new ArrayList<>();
    if (known < step.year()) {
      flags.add("shortHistory");
    }
    if (errors().count() < FEW) {
      flags.add("fewBacktests");
    }
    if (2 * series.count(value -> value != 0) < known) {
      flags.add("intermittent");
    }
    if (trial.silent(trial.length())) {
      flags.add("silent");
    }
    if (series.count(value -> value < 0) > 0) {
      flags.add("negative");
    }
    return flags;
  }
}
