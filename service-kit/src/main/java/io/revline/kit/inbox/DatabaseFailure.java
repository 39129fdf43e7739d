package io.revline.kit.inbox;

import java.sql.SQLException;

/** A statement failed while events were handled. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Wraps what the driver said. */
  public DatabaseFailure(String message, SQLException cause) {
    super(message, cause);
  }
}
