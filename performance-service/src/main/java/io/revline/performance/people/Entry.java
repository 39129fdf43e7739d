package io.revline.performance.people;

import io.revline.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** An object as somebody entered it, field by field, not checked yet. */
public interface Entry<T> {

  /**
   * The object that was entered.
   *
   * @param pathId the id under which it was sent, or null where the entry itself must name it
   * @throws InvalidInput naming the field that is missing or wrong
   */
  Named<T> named(@Nullable String pathId);
}
