package io.revline.forecast.rollup;

import io.revline.kit.figure.Figure;
import java.util.List;

/**
 * What closed and what is open in a period.
 *
 * @param period the period's name, such as {@code 2017-Q4}
 * @param figures closed-won, open-pipeline, weighted-pipeline and undated-pipeline by group; then
 *     forecast-single and forecast-cumulative, each one figure by category, or one figure for each
 *     category by group
 */
public record Rollup(String period, List<Figure> figures) {
  public Rollup {
    figures = List.copyOf(figures);
  }
}
