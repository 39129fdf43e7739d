package io.revline.pipeline.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Outcome;
import io.revline.pipeline.deal.DealCommands.Told;
import io.revline.pipeline.imports.ImportStore.Running;
import io.revline.pipeline.imports.file.Mapping;
import io.revline.pipeline.imports.file.MappingReader;
import io.revline.pipeline.imports.shape.DealShape;
import io.revline.pipeline.imports.shape.Lookups;
import io.revline.pipeline.imports.shape.Reading;
import io.revline.pipeline.imports.shape.Row;
import io.revline.pipeline.imports.shape.RowReader;
import io.revline.pipeline.imports.shape.Shapes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does what the rows of a job say, within the caller's transaction. */
@ApplicationScoped
class ImportSteps {
  private final ImportStore store;
  private final Shapes shapes;
  private final PlainTables plainTables;
  private final DealCommands deals;
  private final Clock clock;
  private volatile @Nullable KnownLookups lookups;

  ImportSteps(
      ImportStore store, Shapes shapes, PlainTables plainTables, DealCommands deals, Clock clock) {
    this.store = store;
    this.shapes = shapes;
    this.plainTables = plainTables;
    this.deals = deals;
    this.clock = clock;
  }

  /** The look-ups of the job at work, which are read once. */
  private record KnownLookups(UUID job, Lookups tables) {}

  /**
   * Applies rows.
   *
   * @param rows of each deal all
   */
  Chunk apply(Running job, List<Row> rows) {
    if (job.undoes() != null) {
      return undo(job, job.undoes(), rows);
    }
    Lookups tables = lookups(job.id());
    Mapping mapping = MappingReader.of(job.mapping()).mapping();
    RowReader reader = new RowReader(mapping, job.header(), tables, clock);
    Chunk chunk = new Chunk();
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      if (reader.skips(row)) {
        chunk.skip();
      } else {
        kept.add(row);
      }
    }
    if (mapping.kind().isOfDeals()) {
      tell(job, shapes.of(mapping, reader), kept, chunk);
    } else {
      plainTables.apply(mapping, reader, kept, job.provenance(), chunk);
    }
    return chunk;
  }

  /** Applies rows and gives the result up, in a transaction of its own. */
  @ActivateRequestContext
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  Chunk tried(Running job, List<Row> rows) {
    QuarkusTransaction.begin();
    try {
      return apply(job, rows);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private void tell(Running job, DealShape shape, List<Row> rows, Chunk chunk) {
    List<Reading> readings = new ArrayList<>();
    rows.stream()
        .collect(groupingBy(Row::key, LinkedHashMap::new, toList()))
        .values()
        .forEach(group -> readings.addAll(shape.read(group, chunk::reject)));
    List<Told> told =
        deals.tell(readings.stream().map(Reading::telling).toList(), job.provenance());
    for (int i = 0; i < told.size(); i++) {
      boolean isNews = told.get(i).outcome() != Outcome.UNCHANGED;
      chunk.done(isNews, readings.get(i).rows().size());
      if (isNews) {
        chunk.changed(told.get(i));
      }
    }
  }

  private Chunk undo(Running job, UUID undone, List<Row> rows) {
    Chunk chunk = new Chunk();
    for (Row row : rows) {
      UUID deal = UUID.fromString(row.key());
      boolean isNews = deals.takeBack(deal, store.versions(undone, deal), job.provenance());
      chunk.done(isNews, 1);
    }
    return chunk;
  }

  private Lookups lookups(UUID job) {
    KnownLookups known = lookups;
    if (known == null || !known.job().equals(job)) {
      known = new KnownLookups(job, store.lookups(job));
      lookups = known;
    }
    return known.tables();
  }
}
