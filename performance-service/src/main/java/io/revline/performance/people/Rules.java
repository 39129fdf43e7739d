package io.revline.performance.people;

import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;

/**
 * What holds between an object of one kind and others. Whoever asks has locked all people, so that
 * what is true when asked is true when written.
 */
public interface Rules<T> {
  /** The kind these rules are for. */
  ReferenceType<T> type();

  /**
   * The object may stand under this id.
   *
   * @throws InvalidInput when it names what does not exist, or stands above itself
   */
  void check(String id, T body);

  /**
   * The object may go.
   *
   * @throws Conflict saying which others still name it
   */
  void checkUnused(String id);
}
