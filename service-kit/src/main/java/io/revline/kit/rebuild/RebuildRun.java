package io.revline.kit.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time a projection was made again.
 *
 * @param id names the run
 * @param consumer whose projection it is
 * @param state running, succeeded or failed
 * @param actor who asked for it
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param events how many events were read
 * @param setAside how many of them could not be applied, as before
 * @param rowsEqual rows that were right
 * @param rowsAdded rows that were missing
 * @param rowsChanged rows that were wrong
 * @param rowsRemoved rows that should not have been there
 * @param failure why it failed; the old projection stays then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildRun(
    UUID id,
    String consumer,
    String state,
    String actor,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long events,
    long setAside,
    long rowsEqual,
    long rowsAdded,
    long rowsChanged,
    long rowsRemoved,
    @Nullable String failure) {}
