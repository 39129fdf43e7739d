package io.revline.pipeline.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch [from, to) of business time in which a deal did not change.
 *
 * @param from inclusive
 * @param to exclusive; null while it lasts; equal to {@code from} for a state that another replaced
 *     at the same instant
 * @param state the deal in that stretch
 */
public record Span(Instant from, @Nullable Instant to, DealState state) {}
