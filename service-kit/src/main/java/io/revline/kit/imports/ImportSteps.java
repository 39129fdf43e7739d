package io.revline.kit.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.database.Plans;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.MappingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Does what the rows of a job say, within the caller's transaction. */
@ApplicationScoped
class ImportSteps {
  private final DataSource database;
  private final ImportRows store;
  private final Importers importers;
  private final Clock clock;
  private volatile @Nullable KnownLookups lookups;

  ImportSteps(DataSource database, ImportRows store, Importers importers, Clock clock) {
    this.database = database;
    this.store = store;
    this.importers = importers;
    this.clock = clock;
  }

  /** The look-ups of the job at work, which are read once. */
  private record KnownLookups(UUID job, Lookups tables) {}

  /**
   * Applies rows.
   *
   * @param rows of each key all
   */
  Chunk apply(Running job, List<Row> rows) {
    Plans.keep(database);
    Importer importer = importers.of(job.shape());
    Chunk chunk = new Chunk();
    UUID undone = job.undoes();
    if (undone != null) {
      importer.undo().orElseThrow().apply(job, undone, rows, chunk);
      return chunk;
    }
    Mapping mapping = MappingReader.of(job.mapping()).mapping();
    RowReader reader = new RowReader(mapping, job.header(), lookups(job.id()), clock);
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      if (reader.skips(row)) {
        chunk.skip();
      } else {
        kept.add(row);
      }
    }
    importer.apply(job, mapping, reader, kept, chunk);
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

  private Lookups lookups(UUID job) {
    KnownLookups known = lookups;
    if (known == null || !known.job().equals(job)) {
      known = new KnownLookups(job, store.lookups(job));
      lookups = known;
    }
    return known.tables();
  }
}
