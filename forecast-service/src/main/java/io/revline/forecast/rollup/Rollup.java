package io.revline.forecast.rollup;

import io.revline.kit.figure.Figure;
import java.util.List;

/**
 * What closed and what is open in a period.
 *
 * @param period the period's name, such as {@code 2017-Q4}
 * @param figures closed-won, open-pipeline, weighted-pipeline and undated-pipeline
 */
public record Rollup(String period, List<Figure> figures) {
  public Rollup {
    figures = List.copyOf(figures);
  }
}
