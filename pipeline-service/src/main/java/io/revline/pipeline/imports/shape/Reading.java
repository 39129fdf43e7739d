package io.revline.pipeline.imports.shape;

import io.revline.kit.imports.Row;
import io.revline.pipeline.deal.DealCommands.Telling;
import java.util.List;

/**
 * What rows say of a deal.
 *
 * @param telling all they say
 * @param rows the rows that said it
 */
public record Reading(Telling telling, List<Row> rows) {
  public Reading {
    rows = List.copyOf(rows);
  }
}
