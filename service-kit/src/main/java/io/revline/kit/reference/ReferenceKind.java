package io.revline.kit.reference;

/** A kind of reference that people and other systems may change. */
public interface ReferenceKind<T> {

  /** What its versions are stored as. */
  ReferenceType<T> type();

  /** What people call one of them, in problems: {@code account}. */
  String noun();

  /**
   * Refuses what an object alone cannot tell is wrong. Runs in the transaction of the change,
   * before the object is locked.
   */
  void guard(String id, T body);
}
