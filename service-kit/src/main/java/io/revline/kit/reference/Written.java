package io.revline.kit.reference;

/**
 * What came of writing an object.
 *
 * @param reference the version that stands now
 * @param outcome whether it is a new one
 */
public record Written<T>(Reference<T> reference, Outcome outcome) {

  /** What a write did. */
  public enum Outcome {
    /** The object was not there. */
    CREATED,
    /** The object has a new version. */
    CHANGED,
    /** The object was like this already. */
    UNCHANGED
  }
}
