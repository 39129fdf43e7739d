package io.revline.pipeline.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said of a deal: from {@code at} on, the field had this value, until another fact says
 * otherwise.
 *
 * @param field what it speaks of
 * @param value the value as text, or null for none
 * @param at business time
 * @param seq the source's order of things that happened at one instant
 */
public record Fact(DealField field, @Nullable String value, Instant at, long seq) {}
