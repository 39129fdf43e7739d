package io.revline.testkit.upgrade;

import io.revline.testkit.RevlineStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A database of a service as a release left it: its schema is that of the migrations which the
 * release had, its rows are those of {@code release-N/rows.sql}.
 */
public final class ReleasedDatabase {
  private static final Pattern MIGRATION =
      Pattern.compile("([0-9a-f]{64})  (db/\\w+/V(\\d+)__\\w+\\.sql)");

  private final String folder;
  private final String name = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);

  /**
   * Describes a database; {@link #create} makes it.
   *
   * @param release its number
   */
  public ReleasedDatabase(int release) {
    folder = "release-" + release;
  }

  /** A migration of the release: where it is, and its SHA-256. */
  private record Migration(String path, String sum, long version) {}

  /** The migrations of the release that are no longer what they were. */
  public List<String> changedMigrations() {
    return migrations().stream()
        .filter(migration -> !migration.sum().equals(sum(migration.path())))
        .map(Migration::path)
        .toList();
  }

  /** Makes the database and fills it. */
  public void create() throws SQLException {
    RevlineStack.postgres().createDatabase(name);
    long newest =
        migrations().stream().map(Migration::version).max(Comparator.naturalOrder()).orElseThrow();
    migrate(Long.toString(newest));
    try (Connection administrator =
        DriverManager.getConnection(
            RevlineStack.postgres().jdbcUrl(name), "postgres", "postgres")) {
      released().storeIn(administrator);
    }
  }

  /** The rows that the release left. */
  public StoredRows released() {
    return StoredRows.parse(new String(required("rows.sql"), StandardCharsets.UTF_8));
  }

  /** The rows that are there. */
  public StoredRows rows() throws SQLException {
    try (Connection connection = RevlineStack.postgres().connect(name)) {
      return StoredRows.in(connection);
    }
  }

  /** What became of the columns that the release had. */
  public StoredRows rowsOfThen() throws SQLException {
    try (Connection connection = RevlineStack.postgres().connect(name)) {
      return released().now(connection);
    }
  }

  /** The first column of every row of an answer, as text. */
  public List<String> texts(String query) throws SQLException {
    try (Connection connection = RevlineStack.postgres().connect(name);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  /** Brings the database up to date as the service does when it starts. */
  public void upgrade() {
    migrate("latest");
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(RevlineStack.postgres().jdbcUrl(name), name, name)
        .locations("db/kit", "db/migration")
        .target(target)
        .load()
        .migrate();
  }

  private List<Migration> migrations() {
    return new String(required("migrations.sha256"), StandardCharsets.UTF_8)
        .lines()
        .map(MIGRATION::matcher)
        .filter(Matcher::matches)
        .map(line -> new Migration(line.group(2), line.group(1), Long.parseLong(line.group(3))))
        .toList();
  }

  private byte[] required(String file) {
    byte[] content = content(folder + "/" + file);
    if (content == null) {
      throw new AssertionError("there is no %s/%s on the class path".formatted(folder, file));
    }
    return content;
  }

  private static String sum(String path) {
    byte[] content = content(path);
    try {
      return content == null
          ? "gone"
          : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte @Nullable [] content(String path) {
    try (InputStream file =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      return file == null ? null : file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
