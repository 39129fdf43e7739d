package io.revline.kit.inbox;

import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * The database does not answer at the moment, or another transaction went first: no fault of the
 * event that was being handled.
 */
final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(DatabaseAway.class);

  private DatabaseAway(Throwable cause) {
    super("the database is away, trying again", cause);
  }

  /**
   * Throws if the failure is the database's. SQLSTATE classes: 08 connection, 40 gave way to
   * another transaction, 53 out of resources, 57P shutting down; an exhausted pool has no state.
   */
  static void throwIfCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isAway(sql)) {
        LOG.warnf("the database is away, the batch is tried again: %s", sql);
        throw new DatabaseAway(failure);
      }
    }
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57P");
  }
}
