package io.revline.kit.retention;

import java.time.Duration;
import java.time.Instant;

/** Rows that a service keeps for a time only. Implementations are beans. */
public interface Retained {

  /**
   * What they are: the last word of the setting that says for how long, a label and a log's word.
   */
  String what();

  /** For how long they are kept. */
  Duration period();

  /**
   * Forgets rows within the caller's transaction.
   *
   * @param before only rows older than this, and never what is not finished
   * @param atMost how many
   * @return how many were forgotten
   */
  int forget(Instant before, int atMost);
}
