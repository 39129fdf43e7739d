package io.revline.performance.scorecard;

import io.revline.kit.figure.Figure;
import java.util.List;

/**
 * How reps, or other groups, did in a window.
 *
 * @param figures one for each metric that the question allows, the same groups in all
 */
public record Scorecard(List<Figure> figures) {
  public Scorecard {
    figures = List.copyOf(figures);
  }
}
