package io.revline.kit.progress;

import java.time.Instant;
import java.util.Map;

/**
 * What an owner of topics claims: every event recorded before {@code completeThrough} lies before
 * these ends. A reader that has handled all up to the ends has everything recorded before that.
 *
 * @param completeThrough a recorded time; nothing will be recorded before it any more
 * @param ends topic to partition to the offset after its last record
 */
public record Progress(Instant completeThrough, Map<String, Map<Integer, Long>> ends) {
  /** The topic of claims: one partition, kept for an hour. */
  public static final String TOPIC = "revline.progress.v1";

  /** The ends are copied. */
  public Progress {
    ends = Map.copyOf(ends);
  }
}
