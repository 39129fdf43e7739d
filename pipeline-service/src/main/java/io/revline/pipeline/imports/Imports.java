package io.revline.pipeline.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.Ids;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.NotFound;
import io.revline.pipeline.imports.file.Mapping;
import io.revline.pipeline.imports.file.MappingReader;
import io.revline.pipeline.imports.file.Table;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Takes imports and works them off, one chunk of rows a transaction. All that a job needs stands in
 * the database before it is accepted, so a job that a crash has cut short goes on where it was.
 */
@ApplicationScoped
public class Imports {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final ImportStore store;
  private final Pipelines pipelines;
  private final Ids ids;
  private final Clock clock;
  private final BackgroundLoop loop;

  Imports(ImportStore store, ImportWork work, Pipelines pipelines, Ids ids, Clock clock) {
    this.store = store;
    this.pipelines = pipelines;
    this.ids = ids;
    this.clock = clock;
    this.loop = new BackgroundLoop("imports", POLL, work::chunk);
  }

  void start(@Observes StartupEvent started) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(5));
  }

  /**
   * Accepts a table of deals.
   *
   * @param file CSV in UTF-8 with a header
   * @param mappingText the mapping in YAML
   * @return the job, which runs from now on
   * @throws io.revline.kit.problem.InvalidInput when file or mapping cannot be used at all
   */
  public ImportJob submit(Path file, String mappingText, Provenance provenance) {
    ImportJob job = accept(file, mappingText, provenance);
    loop.wake();
    return job;
  }

  @Transactional
  ImportJob accept(Path file, String mappingText, Provenance provenance) {
    try (Table table = new Table(file)) {
      Mapping mapping = MappingReader.read(mappingText, table.header());
      new RowMapper(mapping, table.header(), pipelines, clock);
      UUID id = ids.next();
      store.insert(id, provenance, mappingText, table, clock.instant());
      return byId(id);
    }
  }

  /**
   * A job.
   *
   * @throws NotFound when there is none of that id
   */
  public ImportJob byId(UUID id) {
    return store.find(id).orElseThrow(() -> new NotFound("there is no import " + id));
  }

  /** The rows of a job that could not be used, from after a row's number on. */
  public List<RejectedRow> rejected(UUID id, long after, int limit) {
    byId(id);
    return store.rejected(id, after, limit);
  }
}
