package io.revline.performance.scorecard;

import io.revline.kit.figure.Figure;
import java.util.List;

/**
 * How reps did in a window.
 *
 * @param figures won, win rate by count, median and mean sales cycle, each by rep
 */
public record Scorecard(List<Figure> figures) {
  public Scorecard {
    figures = List.copyOf(figures);
  }
}
