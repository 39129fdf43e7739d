package io.revline.kit.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is.
 *
 * @param id names the job
 * @param fileName what its file was called
 * @param shape what a row of it is
 * @param state running, succeeded, failed or cancelled
 * @param dryRun whether it only tries its rows, and leaves everything as it is
 * @param undoes the import it takes back, if it is no import of its own
 * @param submittedAt when its file was accepted
 * @param finishedAt when its last row was done
 * @param rowsTotal how many rows the file has
 * @param rowsRead how many are done; the sum of the next four
 * @param rowsApplied rows that made or changed something
 * @param rowsUnchanged rows that said nothing new
 * @param rowsSkipped rows that the mapping leaves out
 * @param rowsRejected rows that could not be used, each kept with its reason
 * @param recordedAt the recorded time of the last change it made
 */
public record ImportJob(
    UUID id,
    String fileName,
    String shape,
    String state,
    boolean dryRun,
    @Nullable UUID undoes,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    long rowsTotal,
    long rowsRead,
    long rowsApplied,
    long rowsUnchanged,
    long rowsSkipped,
    long rowsRejected,
    @Nullable Instant recordedAt) {

  /** Whether it is over, however it ended. */
  public boolean isOver() {
    return !state.equals("running");
  }
}
