package io.revline.kit.progress;

import java.time.Instant;
import java.util.Set;

/**
 * What a reader tells: it has handled everything of these topics that was recorded before that
 * time, so its answers know of it.
 *
 * @param reader the service
 * @param topics what it reads of one owner
 * @param completeThrough a recorded time of that owner
 */
public record Reading(String reader, Set<String> topics, Instant completeThrough) {
  /** The key of such a record in the topic of claims. */
  public static final String KEY = "reading";

  /** The topics are copied. */
  public Reading {
    topics = Set.copyOf(topics);
  }
}
