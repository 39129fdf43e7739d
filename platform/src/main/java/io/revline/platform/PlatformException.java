package io.revline.platform;

/** Something the user can mend; the message is one line and says how. */
public final class PlatformException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: what is wrong and what to do
   */
  public PlatformException(String message) {
    super(message);
  }

  /**
   * @param message one line: what is wrong and what to do
   * @param cause what led here
   */
  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
