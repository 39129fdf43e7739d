package io.revline.pipeline.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for a deal, or is to be done.
 *
 * @param id names it
 * @param dealId the deal
 * @param type what kind of thing
 * @param at business time: when it happened; of a task, when it was set
 * @param subject what it was about
 * @param dueOn when a task is to be done
 * @param doneAt when a task was done, if it is; of anything else, {@code at}
 * @param recordedAt when it was recorded
 * @param actor who recorded it
 */
public record Activity(
    UUID id,
    UUID dealId,
    ActivityType type,
    Instant at,
    @Nullable String subject,
    @Nullable LocalDate dueOn,
    @Nullable Instant doneAt,
    Instant recordedAt,
    String actor) {}
