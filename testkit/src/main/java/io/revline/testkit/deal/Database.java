package io.revline.testkit.deal;

import static org.awaitility.Awaitility.await;

import io.revline.kit.event.CloudEvent;
import io.revline.testkit.ProgressClaims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;

/** Looks into the service's database. */
public final class Database {
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /** Waits until the service has applied all of these. */
  public void awaitApplied(Collection<CloudEvent> events) {
    Object[] ids = events.stream().map(CloudEvent::id).distinct().toArray();
    soon()
        .until(
            () -> number("SELECT count(*) FROM inbox WHERE event_id = ANY (?::uuid[])", ids),
            Long.valueOf(ids.length)::equals);
    awaitComplete();
  }

  /** Waits until answers show what is applied: nobody claims less than now any more. */
  private void awaitComplete() {
    Instant claimed = ProgressClaims.claimNow();
    soon()
        .until(() ->
            number(
                    "SELECT count(*) FROM inbox_progress WHERE complete_through < ANY"
                        + " (?::timestamptz[])",
                    claimed)
                == 0);
  }

  /** Nearly every test waits so, and what it waits for takes milliseconds. */
  private static ConditionFactory soon() {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .ignoreExceptions();
  }

  /** The one number a query gives; an array parameter stands for one list. */
  public long number(String query, Object... list) throws SQLException {
    return Long.parseLong(rows(query, list).getFirst().getFirst());
  }

  /** All rows of a query as text, null for null. */
  public List<List<String>> rows(String query, Object... list) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      if (list.length > 0) {
        select.setArray(1, connection.createArrayOf("text", list));
      }
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        int width = row.getMetaData().getColumnCount();
        while (row.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            cells.add(Objects.toString(row.getString(i), "null"));
          }
          rows.add(cells);
        }
      }
      return rows;
    }
  }

  public void run(String statement) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement run = connection.prepareStatement(statement)) {
      run.execute();
    }
  }
}
