package io.revline.kit.progress;

import java.time.Instant;

/**
 * What a reader tells: it has handled everything that was recorded before that time, so its answers
 * know of it.
 *
 * @param reader the service
 * @param completeThrough a recorded time of whoever told what it reads
 */
public record Reading(String reader, Instant completeThrough) {
  /** The key of such a record in the topic of claims. */
  public static final String KEY = "reading";
}
