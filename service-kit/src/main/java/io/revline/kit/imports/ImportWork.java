package io.revline.kit.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Applies a chunk of rows in one transaction with the job's progress. If a chunk fails as a whole,
 * its rows are tried key by key, so that only those at fault are rejected.
 */
@ApplicationScoped
class ImportWork {
  private static final Logger LOG = Logger.getLogger(ImportWork.class);

  /** So many are tried one by one before a whole chunk is tried again. */
  private static final int ALONE = 200;

  private final ImportJobs jobs;
  private final ImportRows rows;
  private final Importers importers;
  private final ImportSteps steps;
  private final Clock clock;

  ImportWork(
      ImportJobs jobs, ImportRows rows, Importers importers, ImportSteps steps, Clock clock) {
    this.jobs = jobs;
    this.rows = rows;
    this.importers = importers;
    this.steps = steps;
    this.clock = clock;
  }

  /** Does the next chunk of the oldest job; returns whether there was one. */
  boolean chunk() {
    try {
      return apply(job -> importers.of(job.shape()).chunk());
    } catch (RuntimeException e) {
      LOG.warnf("a chunk of an import is tried key by key: %s", e);
      return oneByOne();
    }
  }

  private boolean oneByOne() {
    boolean more = true;
    for (int i = 0; i < ALONE && more; i++) {
      more = alone();
    }
    return more;
  }

  private boolean alone() {
    try {
      return apply(job -> 1);
    } catch (RuntimeException e) {
      LOG.errorf(e, "the rows of a key are rejected");
      return rejectNext(e);
    }
  }

  private boolean apply(ToIntFunction<Running> limit) {
    return next(
        limit,
        (job, chunk) -> {
          if (chunk.size() > ImportRows.MOST_TOGETHER) {
            rejectTooMany(job, chunk.getFirst());
          } else {
            finish(job, chunk, job.dryRun() ? steps.tried(job, chunk) : steps.apply(job, chunk));
          }
        });
  }

  private boolean rejectNext(RuntimeException failure) {
    String reason = failure instanceof Refusal ? failure.getMessage() : "could not be applied";
    return next(
        job -> 1,
        (job, together) -> {
          Chunk chunk = new Chunk();
          together.forEach(
              row -> chunk.reject(row, InvalidInput.of("row", String.valueOf(reason))));
          finish(job, together, chunk);
        });
  }

  /** Does something with the next rows of the oldest job in a transaction, if there is one. */
  private boolean next(ToIntFunction<Running> limit, BiConsumer<Running, List<Row>> work) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          Optional<Running> running = jobs.lockOldest();
          running.ifPresent(job -> work.accept(job, rows.next(job.id(), limit.applyAsInt(job))));
          return running.isPresent();
        });
  }

  private void rejectTooMany(Running job, Row one) {
    Tally tally = new Tally();
    tally.rejected =
        rows.rejectAll(
            job.id(),
            one.key(),
            "'%s' has more than %d rows in one file: split it"
                .formatted(one.key(), ImportRows.MOST_TOGETHER));
    jobs.count(job.id(), tally, clock.instant());
  }

  private void finish(Running job, List<Row> done, Chunk chunk) {
    chunk.rejected().forEach((row, reason) -> rows.reject(job.id(), row, reason));
    rows.forget(job.id(), done);
    jobs.count(job.id(), chunk.tally(), clock.instant());
  }
}
