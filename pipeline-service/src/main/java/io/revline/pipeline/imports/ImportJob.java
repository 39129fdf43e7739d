package io.revline.pipeline.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is.
 *
 * @param id names the job
 * @param state running, succeeded or failed
 * @param submittedAt when its file was accepted
 * @param finishedAt when its last row was done
 * @param rowsTotal how many rows the file has
 * @param rowsRead how many are done; the sum of the next three
 * @param rowsApplied rows that made or changed a deal
 * @param rowsUnchanged rows that said nothing new
 * @param rowsRejected rows that could not be used, each kept with its reason
 */
public record ImportJob(
    UUID id,
    String state,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    long rowsTotal,
    long rowsRead,
    long rowsApplied,
    long rowsUnchanged,
    long rowsRejected) {}
