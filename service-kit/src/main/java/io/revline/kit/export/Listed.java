package io.revline.kit.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, as its JSON has it. */
public interface Listed<V> {
  /** What stands on the page. */
  List<V> items();

  /** The cursor of the next page; null on the last. */
  @Nullable String next();

  /** The business time the list stands for, if it says one. */
  default @Nullable Instant asOf() {
    return null;
  }

  /** The recorded time before which all is known, if the list says one. */
  default @Nullable Instant knownAt() {
    return null;
  }
}
