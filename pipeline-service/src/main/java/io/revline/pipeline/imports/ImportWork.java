package io.revline.pipeline.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Refusal;
import io.revline.pipeline.imports.ImportStore.Running;
import io.revline.pipeline.imports.shape.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Applies a chunk of rows in one transaction with the job's progress. If a chunk fails as a whole,
 * its deals are tried one by one, so that only the rows at fault are rejected.
 */
@ApplicationScoped
class ImportWork {
  private static final Logger LOG = Logger.getLogger(ImportWork.class);
  private static final int CHUNK = 200;

  private final ImportStore store;
  private final ImportSteps steps;
  private final Clock clock;

  ImportWork(ImportStore store, ImportSteps steps, Clock clock) {
    this.store = store;
    this.steps = steps;
    this.clock = clock;
  }

  /** Does the next chunk of the oldest job; returns whether there was one. */
  boolean chunk() {
    try {
      return QuarkusTransaction.requiringNew().call(() -> apply(CHUNK));
    } catch (RuntimeException e) {
      LOG.warnf("a chunk of an import is tried deal by deal: %s", e);
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
      LOG.errorf(e, "the rows of a deal are rejected");
      return QuarkusTransaction.requiringNew().call(() -> rejectNext(e));
    }
  }

  private boolean apply(int limit) {
    Optional<Running> running = store.lockOldest();
    running.ifPresent(job -> {
      List<Row> rows = store.next(job.id(), limit);
      if (rows.size() > Math.max(limit, ImportStore.MOST_TOGETHER)) {
        rejectTooMany(job, rows.getFirst());
      } else {
        finish(job, rows, job.dryRun() ? steps.tried(job, rows) : steps.apply(job, rows));
      }
    });
    return running.isPresent();
  }

  private boolean rejectNext(RuntimeException failure) {
    Optional<Running> running = store.lockOldest();
    running.ifPresent(job -> {
      List<Row> rows = store.next(job.id(), 1);
      String reason = failure instanceof Refusal ? failure.getMessage() : "could not be applied";
      Chunk chunk = new Chunk();
      rows.forEach(row -> chunk.reject(row, InvalidInput.of("row", String.valueOf(reason))));
      finish(job, rows, chunk);
    });
    return running.isPresent();
  }

  private void rejectTooMany(Running job, Row one) {
    Tally tally = new Tally();
    tally.rejected =
        store.rejectAll(
            job.id(),
            one.key(),
            "'%s' has more than %d rows in one file: split it"
                .formatted(one.key(), ImportStore.MOST_TOGETHER));
    store.count(job.id(), tally, clock.instant());
  }

  private void finish(Running job, List<Row> rows, Chunk chunk) {
    chunk.rejected().forEach((row, reason) -> store.reject(job.id(), row, reason));
    if (!job.dryRun() && job.undoes() == null) {
      store.noteVersions(job.id(), chunk.changed());
    }
    store.forget(job.id(), rows);
    store.count(job.id(), chunk.tally(), clock.instant());
  }
}
