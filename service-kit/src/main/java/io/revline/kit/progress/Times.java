package io.revline.kit.progress;

import java.time.Instant;

/**
 * The two times an answer stands for.
 *
 * @param asOf every change with business time before this counts
 * @param knownAt of what was recorded before this; never beyond the watermark, so that the answer
 *     stays the same for ever
 */
public record Times(Instant asOf, Instant knownAt) {}
