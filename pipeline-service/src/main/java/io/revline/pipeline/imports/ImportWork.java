package io.revline.pipeline.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Refusal;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.deal.DealCommands;
import io.revline.pipeline.deal.DealCommands.Outcome;
import io.revline.pipeline.deal.DealCommands.Telling;
import io.revline.pipeline.imports.ImportStore.Pending;
import io.revline.pipeline.imports.ImportStore.Running;
import io.revline.pipeline.imports.file.MappingReader;
import io.revline.pipeline.stage.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Applies a chunk of rows in one transaction with the job's progress. If a chunk fails as a whole,
 * its rows are tried one by one, so that only the row at fault is rejected.
 */
@ApplicationScoped
class ImportWork {
  private static final Logger LOG = Logger.getLogger(ImportWork.class);
  private static final int CHUNK = 200;

  private final ImportStore store;
  private final DealCommands deals;
  private final Pipelines pipelines;
  private final Clock clock;

  ImportWork(ImportStore store, DealCommands deals, Pipelines pipelines, Clock clock) {
    this.store = store;
    this.deals = deals;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  /** Does the next chunk of the oldest job; returns whether there was one. */
  boolean chunk() {
    try {
      return QuarkusTransaction.requiringNew().call(() -> apply(CHUNK));
    } catch (RuntimeException e) {
      LOG.warnf("a chunk of an import is tried row by row: %s", e);
      return oneByOne();
    }
  }

  private boolean oneByOne() {
    boolean more = true;
    for (int i = 0; i < CHUNK && more; i++) {
      more = alone();
    }
    return more;
  }

  private boolean alone() {
    try {
      return QuarkusTransaction.requiringNew().call(() -> apply(1));
    } catch (RuntimeException e) {
      LOG.errorf(e, "a row of an import is rejected");
      return QuarkusTransaction.requiringNew().call(() -> rejectNext(e));
    }
  }

  private boolean apply(int limit) {
    Optional<Running> running = store.lockOldest();
    if (running.isEmpty()) {
      return false;
    }
    Running job = running.get();
    RowMapper mapper =
        new RowMapper(
            MappingReader.read(job.mapping(), job.header()), job.header(), pipelines, clock);
    List<Pending> rows = store.next(job.id(), limit);
    Tally tally = new Tally();
    List<Telling> tellings = new ArrayList<>();
    for (Pending row : rows) {
      try {
        tellings.add(mapper.map(row.cells()));
      } catch (InvalidInput e) {
        Violation violation = e.violations().getFirst();
        store.reject(job.id(), row, violation.field(), violation.message());
        tally.rejected++;
      }
    }
    deals
        .tell(tellings, new Provenance(job.actor(), "import", job.correlationId()))
        .forEach(tally::add);
    store.advance(job.id(), rows, tally, clock.instant());
    return true;
  }

  private boolean rejectNext(RuntimeException failure) {
    Optional<Running> running = store.lockOldest();
    if (running.isEmpty()) {
      return false;
    }
    List<Pending> rows = store.next(running.get().id(), 1);
    Tally tally = new Tally();
    for (Pending row : rows) {
      String reason = failure instanceof Refusal ? failure.getMessage() : "could not be applied";
      store.reject(running.get().id(), row, "row", String.valueOf(reason));
      tally.rejected++;
    }
    store.advance(running.get().id(), rows, tally, clock.instant());
    return true;
  }

  /** What came of the rows of a chunk. */
  static final class Tally {
    long applied;
    long unchanged;
    long rejected;

    void add(Outcome outcome) {
      switch (outcome) {
        case CREATED, CHANGED -> applied++;
        case UNCHANGED -> unchanged++;
      }
    }
  }
}
