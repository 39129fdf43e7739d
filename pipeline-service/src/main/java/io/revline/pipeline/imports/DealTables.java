package io.revline.pipeline.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.imports.Chunk;
import io.revline.kit.imports.Importer;
import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.Running;
import io.revline.kit.imports.Undo;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Shape;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Outcome;
import io.revline.pipeline.deal.DealCommands.Told;
import io.revline.pipeline.imports.shape.DealShape;
import io.revline.pipeline.imports.shape.Reading;
import io.revline.pipeline.imports.shape.Shapes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tables whose rows say something of deals, each deal's rows together. */
@ApplicationScoped
class DealTables implements Importer {
  private final Shapes shapes;
  private final DealCommands deals;
  private final ImportedVersions versions;

  DealTables(Shapes shapes, DealCommands deals, ImportedVersions versions) {
    this.shapes = shapes;
    this.deals = deals;
    this.versions = versions;
  }

  @Override
  public Set<Shape> shapes() {
    return Shapes.OF_DEALS;
  }

  @Override
  public int chunk() {
    return 1_000;
  }

  @Override
  public void check(Mapping mapping, RowReader rows, Caller caller) {
    shapes.of(mapping, rows);
  }

  @Override
  public String key(Mapping mapping, RowReader rows, long number, List<String> cells) {
    return rows.key(mapping.externalId(), cells);
  }

  @Override
  public void apply(Running job, Mapping mapping, RowReader reader, List<Row> rows, Chunk chunk) {
    DealShape shape = shapes.of(mapping, reader);
    List<Reading> readings = new ArrayList<>();
    rows.stream()
        .collect(groupingBy(Row::key, LinkedHashMap::new, toList()))
        .values()
        .forEach(group -> readings.addAll(shape.read(group, chunk::reject)));
    List<Told> told =
        deals.tell(readings.stream().map(Reading::telling).toList(), job.provenance());
    List<Told> changed = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      boolean isNews = told.get(i).outcome() != Outcome.UNCHANGED;
      chunk.done(isNews, readings.get(i).rows().size());
      if (isNews) {
        changed.add(told.get(i));
      }
    }
    // What is tried is given up, in a transaction that cannot refer to the locked job.
    if (!job.dryRun()) {
      versions.note(job.id(), changed);
    }
  }

  @Override
  public Optional<Undo> undo() {
    return Optional.of(new DealUndo());
  }

  /** Takes back what an import told of deals; what others told of them stays. */
  private final class DealUndo implements Undo {
    @Override
    public Sql changedBy(UUID job) {
      return versions.deals(job);
    }

    @Override
    public void apply(Running job, UUID undone, List<Row> rows, Chunk chunk) {
      for (Row row : rows) {
        UUID deal = UUID.fromString(row.key());
        chunk.done(deals.takeBack(deal, versions.of(undone, deal), job.provenance()), 1);
      }
    }
  }
}
