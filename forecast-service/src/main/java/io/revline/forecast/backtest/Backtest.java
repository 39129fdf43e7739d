package io.revline.forecast.backtest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay of the past.
 *
 * @param id names it
 * @param state running, succeeded, cancelled or failed
 * @param plan what is replayed
 * @param knownAt what had been recorded before this is known, on each day as far as it had happened
 * @param actor who asked for it
 * @param submittedAt when
 * @param finishedAt when it ended
 * @param datesTotal how many days it replays
 * @param datesDone how many of them are done
 * @param failure why it failed
 */
public record Backtest(
    UUID id,
    String state,
    Plan plan,
    Instant knownAt,
    String actor,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    int datesTotal,
    int datesDone,
    @Nullable String failure) {}
