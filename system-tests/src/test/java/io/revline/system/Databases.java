package io.revline.system;

import io.revline.platform.home.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the services' databases, where the API does not show enough. */
final class Databases {
  private final RunningPlatform platform;

  Databases(RunningPlatform platform) {
    this.platform = platform;
  }

  /** The first column of every row as text. */
  List<String> texts(Service service, String query) {
    try (Connection connection = platform.connect(service);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(String.valueOf(row.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** A single number. */
  long number(Service service, String query) {
    return Long.parseLong(texts(service, query).getFirst());
  }

  /**
   * Queries are planned as if the tables had just been filled and nobody had looked at them yet.
   */
  void forgetStatistics() {
    for (Service service : Service.values()) {
      if (service.database().isPresent()) {
        try (Connection connection = platform.connectAsAdministrator(service);
            Statement statement = connection.createStatement()) {
          statement.execute(
              "DELETE FROM pg_statistic WHERE starelid IN"
                  + " (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)");
        } catch (SQLException e) {
          throw new IllegalStateException(service.folder(), e);
        }
      }
    }
  }

  /** How many events wait to be published. */
  long outbox() {
    return number(Service.PIPELINE, "SELECT count(*) FROM outbox");
  }
}
