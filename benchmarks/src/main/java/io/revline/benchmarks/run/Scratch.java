package io.revline.benchmarks.run;

import io.revline.platform.postgres.PostgreSQL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Empty databases with the tables of a service, on the same server, for the raw limits. */
public final class Scratch {
  private static final String KIT = "service-kit/src/main/resources/db/kit";
  private static final String OWN = "src/main/resources/db/migration";

  private Scratch() {}

  /**
   * Creates a database from the service's own migrations, so that every index and foreign key is
   * there.
   *
   * @param name of the new database and its role
   * @param checkout where the migrations are
   * @param service the service's folder
   */
  public static void create(PostgreSQL postgres, String name, Path checkout, String service)
      throws SQLException, IOException {
    postgres.createDatabase(name);
    try (Connection connection = postgres.connect(name);
        Statement statement = connection.createStatement()) {
      for (Path migration : migrations(checkout, service)) {
        statement.execute(Files.readString(migration));
      }
    }
  }

  private static List<Path> migrations(Path checkout, String service) throws IOException {
    try (Stream<Path> kit = Files.list(checkout.resolve(KIT));
        Stream<Path> own = Files.list(checkout.resolve(service).resolve(OWN))) {
      return Stream.concat(kit, own)
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }
}
