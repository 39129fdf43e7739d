package io.revline.platform.backup;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import io.revline.platform.home.Service;
import io.revline.platform.postgres.Durability;
import io.revline.platform.postgres.EmbeddedPostgreSQL;
import io.revline.platform.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The newest migration of each database. */
public final class Schemas {
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");
  private static final String MIGRATIONS = "src/main/resources/db";

  private Schemas() {}

  /**
   * What the databases of a stopped Revline have seen. The server runs for the time of the
   * question, so that what a crash has left is in order afterwards.
   */
  public static SortedMap<String, Long> in(Home home) {
    SortedMap<String, Long> newest = new TreeMap<>();
    try (EmbeddedPostgreSQL server =
        new EmbeddedPostgreSQL(
            home.data("postgres"), home.log("postgres"), Ports.free(), Durability.DURABLE)) {
      server.start();
      for (String database : databases()) {
        newest.put(database, newest(server, database));
      }
    }
    return newest;
  }

  private static long newest(EmbeddedPostgreSQL server, String database) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT max(version::bigint) FROM flyway_schema_history")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new PlatformException(
          "The database %s is not complete: start Revline once with ./revline up. (%s)"
              .formatted(database, e.getMessage()),
          e);
    }
  }

  /** What the services of a checkout bring their databases to. */
  public static SortedMap<String, Long> knownTo(Path root) {
    SortedMap<String, Long> newest = new TreeMap<>();
    for (Service service : Service.values()) {
      service
          .database()
          .ifPresent(database ->
              newest.put(
                  database,
                  Math.max(
                      newestFile(root.resolve(service.folder()).resolve(MIGRATIONS)),
                      newestFile(root.resolve("service-kit").resolve(MIGRATIONS)))));
    }
    return newest;
  }

  private static long newestFile(Path migrations) {
    try (Stream<Path> files = Files.walk(migrations)) {
      return files
          .map(file -> MIGRATION.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(name -> Long.parseLong(name.group(1)))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new PlatformException("The migrations in %s cannot be read.".formatted(migrations), e);
    }
  }

  private static List<String> databases() {
    return Arrays.stream(Service.values()).flatMap(service -> service.database().stream()).toList();
  }
}
