package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A stretch [from, to) of a deal's business time, and the stretch of recorded time during which it
 * was believed. A segment never changes but once: when {@code recordedTo} is set. Copying segments
 * by (deal, number), in any order and any number of times, therefore rebuilds the timeline.
 *
 * @param number names the segment within its deal; never used twice
 * @param from business time, inclusive
 * @param to business time, exclusive; absent while it lasts; equal to {@code from} for a state that
 *     was replaced at its own instant
 * @param recordedFrom when Revline came to believe it
 * @param recordedTo when another segment took its place; absent while it is believed
 * @param state the deal during that stretch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DealSegment(
    int number,
    Instant from,
    Instant to,
    Instant recordedFrom,
    Instant recordedTo,
    DealState state) {}
