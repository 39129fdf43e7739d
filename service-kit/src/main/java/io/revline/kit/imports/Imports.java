package io.revline.kit.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.Ids;
import io.revline.kit.background.BackgroundLoop;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.MappingReader;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.imports.file.Table;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.progress.Readers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes imports and works them off, one chunk of rows a transaction. All that a job needs stands in
 * the database before it is accepted, so a job that a crash has cut short goes on where it was.
 */
@ApplicationScoped
public class Imports {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** A look-up stands in memory while its job is at work. */
  private static final int MOST_WORDS = 50_000;

  private final ImportJobs jobs;
  private final ImportRows rows;
  private final Importers importers;
  private final Readers readers;
  private final Ids ids;
  private final Clock clock;
  private final BackgroundLoop loop;

  Imports(
      ImportJobs jobs,
      ImportRows rows,
      Importers importers,
      ImportWork work,
      Readers readers,
      Ids ids,
      Clock clock) {
    this.jobs = jobs;
    this.rows = rows;
    this.importers = importers;
    this.readers = readers;
    this.ids = ids;
    this.clock = clock;
    this.loop = new BackgroundLoop("imports", POLL, work::chunk);
  }

  void start(@Observes StartupEvent started) {
    if (!importers.isEmpty()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    loop.stop(Duration.ofSeconds(5));
  }

  /** Whether tables of a shape are taken here. */
  public boolean takes(Shape shape) {
    return importers.find(shape).isPresent();
  }

  /**
   * Accepts a table of a shape that is taken here.
   *
   * @return the job, which runs from now on
   * @throws InvalidInput when a file or the mapping cannot be used at all
   * @throws Forbidden when the caller may not write what the table holds
   */
  public ImportJob submit(Submission submission, Caller caller) {
    ImportJob job = accept(submission, caller);
    loop.wake();
    return job;
  }

  @Transactional
  ImportJob accept(Submission submission, Caller caller) {
    MappingReader mappings = MappingReader.of(submission.mapping());
    UUID id = ids.next();
    try (Table table = new Table("file", submission.file(), mappings.mapping().table())) {
      Map<String, Words> lookups = lookups(mappings.mapping(), submission.lookups());
      Map<String, List<String>> columns = new HashMap<>();
      lookups.forEach((name, words) -> columns.put(name, words.columns()));
      Mapping mapping = mappings.checked(table.header(), columns);
      RowReader reader = new RowReader(mapping, table.header(), new Lookups(), clock);
      Importer importer = importers.of(mapping.kind());
      importer.check(mapping, reader, caller);
      jobs.insert(
          id, submission, mapping.kind().word(), table.header(), from(caller), clock.instant());
      lookups.forEach((name, words) -> rows.insertLookup(id, name, words.cells()));
      rows.insertRows(id, table, (number, cells) -> importer.key(mapping, reader, number, cells));
      jobs.countRows(id);
    }
    return byId(id);
  }

  /** A look-up: its columns, and its cells by word and column. */
  private record Words(List<String> columns, Map<String, Map<String, @Nullable String>> cells) {}

  private static Map<String, Words> lookups(Mapping mapping, Map<String, Path> files) {
    Map<String, Words> lookups = new HashMap<>();
    Objects.requireNonNullElse(mapping.lookups(), Map.<String, Mapping.Lookup>of())
        .forEach((name, lookup) -> {
          String fileName = Objects.requireNonNull(lookup.file());
          Path file = files.get(fileName);
          if (file == null) {
            throw InvalidInput.of(
                "lookup",
                "'%s' is missing, sent were %s: send it as a file part of that name"
                    .formatted(fileName, files.keySet()));
          }
          lookups.put(name, words(fileName, file, lookup));
        });
    return lookups;
  }

  private static Words words(String fileName, Path file, Mapping.Lookup lookup) {
    try (Table table = new Table(fileName, file, lookup.table())) {
      List<String> columns = table.header();
      int key = columns.indexOf(lookup.key());
      Map<String, Map<String, @Nullable String>> words = new HashMap<>();
      while (key >= 0 && table.hasNext()) {
        Table.Row row = table.next();
        if (row.cells().size() != columns.size()) {
          throw InvalidInput.of(
              fileName,
              "line %d has %d cells, the header has %d"
                  .formatted(row.line(), row.cells().size(), columns.size()));
        }
        Map<String, @Nullable String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          cells.put(columns.get(i), row.cells().get(i).strip());
        }
        if (words.putIfAbsent(row.cells().get(key).strip(), cells) != null) {
          throw InvalidInput.of(
              fileName,
              "line %d: '%s' stands in %s a second time"
                  .formatted(row.line(), row.cells().get(key), lookup.key()));
        }
        if (words.size() > MOST_WORDS) {
          throw InvalidInput.of(fileName, "has more than " + MOST_WORDS + " rows");
        }
      }
      return new Words(columns, words);
    }
  }

  /**
   * A job.
   *
   * @throws NotFound when there is none of that id
   */
  public ImportJob byId(UUID id) {
    return jobs.find(id).orElseThrow(() -> new NotFound("there is no import " + id));
  }

  /** Whether a job is over, and every service that reads of what it changed knows it. */
  public boolean isComplete(ImportJob job) {
    Instant recordedAt = job.recordedAt();
    return job.isOver() && (recordedAt == null || readers.haveAll(recordedAt));
  }

  /**
   * A page of the jobs, the newest first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public NewestFirst<ImportJob> page(int limit, @Nullable String cursor) {
    return jobs.page(limit, cursor);
  }

  /**
   * Ends a job; rows that are applied stay so until it is undone.
   *
   * @throws Conflict when it is over already
   */
  @Transactional
  public ImportJob cancel(UUID id) {
    ImportJob job = byId(id);
    if (!jobs.cancel(id, clock.instant())) {
      throw new Conflict("the import is over already: %s".formatted(byId(job.id()).state()));
    }
    return byId(id);
  }

  /**
   * Takes back what a job told of deals, as if it had not been told. What others told stays.
   *
   * @return a job that does it, which runs from now on
   * @throws Conflict when there is nothing that can be taken back
   */
  public ImportJob undo(UUID id, Caller caller) {
    ImportJob job = acceptUndo(id, from(caller));
    loop.wake();
    return job;
  }

  @Transactional
  ImportJob acceptUndo(UUID id, Provenance provenance) {
    ImportJob job = byId(id);
    if (!job.isOver()) {
      throw new Conflict("the import is running: cancel it first");
    }
    if (job.dryRun() || job.undoes() != null) {
      throw new Conflict("a dry run, or an import that undoes another, cannot be undone");
    }
    Undo undo =
        importers
            .of(Shape.of(job.shape()))
            .undo()
            .orElseThrow(() ->
                new Conflict(
                    "an import of %s cannot be undone: import the earlier table"
                        .formatted(job.shape())));
    UUID taking = ids.next();
    jobs.insertUndo(taking, job, provenance, clock.instant());
    rows.insertChanged(taking, undo.changedBy(id));
    jobs.countRows(taking);
    return byId(taking);
  }

  private static Provenance from(Caller caller) {
    return new Provenance(caller.subject(), "import", caller.correlationId());
  }

  /** The columns of a job's table. */
  public List<String> header(UUID id) {
    byId(id);
    return jobs.header(id);
  }

  /**
   * The rows of a job that could not be used, from after a row's number on.
   *
   * @throws NotFound when they are no longer kept
   */
  public List<RejectedRow> rejected(UUID id, long after, int limit) {
    ImportJob job = byId(id);
    List<RejectedRow> rejected = rows.rejected(id, after, limit);
    if (rejected.isEmpty() && after == 0 && job.rowsRejected() > 0) {
      throw new NotFound(
          "the rejected rows of this import (%d) are no longer kept: a dry run of its table finds them again"
              .formatted(job.rowsRejected()));
    }
    return rejected;
  }
}
