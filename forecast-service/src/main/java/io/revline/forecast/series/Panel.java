package io.revline.forecast.series;

import java.util.List;

/**
 * The series of all keys of one question. They are seen together, because a short series says
 * little of what foretells it, and many of them much.
 */
final class Panel {
  private final Step step;
  private final List<Series> series;
  private final int length;
  private final Movement movement;

  /** Series in any order, all of one length. */
  Panel(Step step, List<Series> series) {
    this.step = step;
    this.series = series.stream().sorted(Series::byValues).toList();
    this.length = series.isEmpty() ? 0 : series.getFirst().length();
    this.movement = new Movement(step, this.series, length);
  }

  Step step() {
    return step;
  }

  List<Series> series() {
    return series;
  }

  /** How many periods there are. */
  int length() {
    return length;
  }

  Movement movement() {
    return movement;
  }
}
