package io.revline.pipeline.imports;

import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.deal.DealCommands.Told;
import io.revline.pipeline.imports.shape.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of some rows: counts, rejected rows with their reasons, deals that changed. */
final class Chunk {
  private final Tally tally = new Tally();
  private final Map<Row, InvalidInput> rejected = new LinkedHashMap<>();
  private final List<Told> changed = new ArrayList<>();

  void reject(Row row, InvalidInput reason) {
    rejected.put(row, reason);
    tally.rejected++;
  }

  void skip() {
    tally.skipped++;
  }

  void done(boolean isNews, int rows) {
    tally.add(isNews, rows);
  }

  void changed(Told deal) {
    changed.add(deal);
  }

  Tally tally() {
    return tally;
  }

  Map<Row, InvalidInput> rejected() {
    return rejected;
  }

  List<Told> changed() {
    return changed;
  }
}
