package io.revline.kit.event;

import org.jspecify.annotations.Nullable;

/** A record that is not an event in the form agreed; it will never become one by trying again. */
public final class MalformedEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with it. */
  public MalformedEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
