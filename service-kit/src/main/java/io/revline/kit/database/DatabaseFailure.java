package io.revline.kit.database;

import java.sql.SQLException;

/** A statement failed. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Wraps what the driver said. */
  public DatabaseFailure(String message, SQLException cause) {
    super(message, cause);
  }
}
