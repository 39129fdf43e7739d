package io.revline.kit.reference;

import java.time.Instant;

/**
 * One version of an object that figures refer to.
 *
 * @param id names the object within its type; the id people and other systems know it by
 * @param version 1, 2, 3… for every committed change
 * @param kind what the change was
 * @param recordedAt when it was recorded
 * @param body the object's fields after the change; of a deleted one, its last
 */
public record Reference<T>(String id, long version, ChangeKind kind, Instant recordedAt, T body) {

  /** Whether the object is there: its last change did not delete it. */
  public boolean exists() {
    return kind != ChangeKind.DELETED;
  }
}
