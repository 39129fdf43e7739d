package io.revline.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.platform.PlatformException;
import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
  private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");
  private static final TreeMap<String, Long> SCHEMAS = new TreeMap<>(Map.of("pipeline", 20L));

  @TempDir Path directory;
  private Home home;
  private Path file;

  @BeforeEach
  void something_is_kept() throws IOException {
    home = new Home(directory.resolve("checkout"));
    file = directory.resolve("revline.backup");
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    kept("data/postgres/data/base/1", content);
    kept("data/postgres/data/PG_VERSION", "17".getBytes(UTF_8));
    kept("data/kafka/data/00.log", new byte[0]);
    kept("data/kafka/kafka.pid", "1".getBytes(UTF_8));
    kept("logs/kafka.log", "not kept".getBytes(UTF_8));
    kept("issuer.jwk", "secret".getBytes(UTF_8));
    Files.createDirectories(home.directory().resolve("data/postgres/data/pg_twophase"));
  }

  private void kept(String path, byte[] content) throws IOException {
    Path place = home.directory().resolve(path);
    Files.createDirectories(place.getParent());
    Files.write(place, content);
  }

  @Test
  void what_comes_back_is_what_was_kept_and_its_owners_alone() throws IOException {
    Map<String, String> before = contents(home.directory());

    BackupFile written = write();
    Path target = directory.resolve("target");
    BackupFile.open(file).unpack(target);

    before.keySet().removeAll(List.of("logs", "logs/kafka.log", "data/kafka/kafka.pid"));
    assertThat(contents(target)).isEqualTo(before);
    assertThat(before).containsKey("data/postgres/data/pg_twophase");
    assertThat(written.takenAt()).isEqualTo("2026-11-26T17:00:00Z");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(target.resolve("issuer.jwk"))).isEqualTo("rw-------");
    assertThat(permissions(target.resolve("data/postgres/data"))).isEqualTo("rwx------");
    assertThat(directory.resolve("revline.backup.part")).doesNotExist();
  }

  @Test
  void a_file_that_exists_is_not_written_over() throws IOException {
    Files.writeString(file, "of yesterday");

    assertThatThrownBy(this::write)
        .isInstanceOf(PlatformException.class)
        .hasMessage(file + " exists already: choose another name.");
    assertThat(file).hasContent("of yesterday");
  }

  @Test
  void a_place_that_cannot_be_written_to_is_told_in_one_line() {
    file = directory.resolve("nowhere/revline.backup");

    assertThatThrownBy(this::write)
        .isInstanceOf(PlatformException.class)
        .hasMessageStartingWith(file + ".part could not be written: ");
  }

  @Test
  void a_byte_that_has_changed_anywhere_is_found() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      byte[] changed = whole.clone();
      // The directory at the end has times and versions that nobody reads: not all of it is told.
      int place = random.nextInt(200_000);
      changed[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);

      assertIsDamaged("byte " + place);
    }
  }

  @Test
  void a_file_that_was_cut_off_anywhere_is_found() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 1, 1_000, whole.length / 2, whole.length - 1)) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertIsDamaged(length + " bytes");
    }
  }

  @Test
  void what_is_no_backup_or_lists_what_it_does_not_hold_is_refused() throws IOException {
    Files.writeString(file, "hello");
    assertIsDamaged("no zip");
    zip(Map.of("a", "b"));
    assertIsDamaged("no manifest");
    zip(Map.of("manifest.json", "{"));
    assertIsDamaged("no JSON");
    zip(Map.of("manifest.json", manifest(1, "\"data/x\": \"00\"")));
    assertIsDamaged("nothing of what it lists");
    zip(Map.of("manifest.json", manifest(1, "\"data/\": \"\""), "data/", "", "more", "x"));
    assertIsDamaged("more than it lists");
  }

  @Test
  void a_path_that_leads_outside_is_refused() throws IOException {
    zip(Map.of("manifest.json", manifest(1, "\"../evil/\": \"\""), "../evil/", ""));

    assertIsDamaged("a path outside");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void a_backup_of_a_newer_revline_is_refused() throws IOException {
    BackupFile backup = write();

    backup.requireNotNewerThan(new TreeMap<>(Map.of("pipeline", 20L)));
    backup.requireNotNewerThan(new TreeMap<>(Map.of("pipeline", 21L, "forecast", 1L)));
    assertThatThrownBy(() -> backup.requireNotNewerThan(new TreeMap<>(Map.of("pipeline", 19L))))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("is of a newer Revline (" + Manifest.versionOfThis() + ")");
    assertThatThrownBy(() -> backup.requireNotNewerThan(new TreeMap<>()))
        .isInstanceOf(PlatformException.class);
    zip(Map.of("manifest.json", manifest(2, "")));
    assertThatThrownBy(() -> BackupFile.open(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("is of a newer Revline (9.0)");
    assertThat(Manifest.versionOfThis()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void data_that_are_there_are_only_replaced_when_told_so() throws IOException {
    BackupFile backup = write();
    kept("data/postgres/data/PG_VERSION", "18".getBytes(UTF_8));
    kept("data/kafka/data/later", "x".getBytes(UTF_8));
    kept("demo/plan.properties", "today=2026-11-26".getBytes(UTF_8));
    Map<String, String> before = contents(home.directory());

    assertThatThrownBy(() -> new Restoration(home).restore(backup, false))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("--replace");
    assertThat(contents(home.directory())).isEqualTo(before);

    new Restoration(home).restore(backup, true);
    assertThat(home.data("postgres").resolve("data/PG_VERSION")).hasContent("17");
    assertThat(home.data("kafka").resolve("data/later")).doesNotExist();
    assertThat(home.demo()).as("what was planned for the data before").doesNotExist();
  }

  @Test
  void a_damaged_file_changes_nothing() throws IOException {
    BackupFile backup = write();
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    byte[] content = Files.readAllBytes(file);
    content[100_000] ^= 1;
    Files.write(file, content);
    Map<String, String> before = contents(home.data());

    assertThatThrownBy(() -> new Restoration(home).restore(backup, true))
        .isInstanceOf(PlatformException.class);

    assertThat(contents(home.data())).isEqualTo(before);
    new Restoration(home).finish();
    assertThat(contents(home.data())).isEqualTo(before);
  }

  @Test
  void a_restore_that_was_cut_off_before_it_was_decided_has_changed_nothing() throws IOException {
    BackupFile backup = write();
    kept("data/later", "x".getBytes(UTF_8));
    Map<String, String> before = contents(home.data());
    backup.unpack(home.directory().resolve("restore.part"));
    Files.delete(home.directory().resolve("restore.part/data/postgres/data/PG_VERSION"));

    new Restoration(home).finish();

    assertThat(contents(home.data())).isEqualTo(before);
    new Restoration(home).restore(backup, true);
    assertThat(home.data("postgres").resolve("data/PG_VERSION")).hasContent("17");
    assertThat(home.directory().resolve("restore.part")).doesNotExist();
  }

  @Test
  void a_restore_that_was_cut_off_after_it_was_decided_is_finished_by_who_comes_next()
      throws IOException {
    BackupFile backup = write();
    Map<String, String> wanted = contents(home.data());
    wanted.remove("kafka/kafka.pid");
    kept("data/later", "x".getBytes(UTF_8));
    kept("issuer.jwk", "another".getBytes(UTF_8));
    backup.unpack(home.directory().resolve("restore"));
    // Half of the old data is gone already.
    Files.delete(home.data("postgres").resolve("data/base/1"));

    new Restoration(home).finish();

    assertThat(contents(home.data())).isEqualTo(wanted);
    assertThat(home.issuerKey()).hasContent("secret");
    assertThat(home.directory().resolve("restore")).doesNotExist();
  }

  private BackupFile write() throws IOException {
    return BackupFile.write(
        file, home.directory(), List.of(home.data(), home.issuerKey()), SCHEMAS, NOW);
  }

  private void assertIsDamaged(String how) {
    Path target = directory.resolve("unpacked");
    assertThatThrownBy(
            () -> {
              BackupFile backup = BackupFile.open(file);
              backup.check();
              backup.unpack(target);
            })
        .as(how)
        .isInstanceOf(PlatformException.class)
        .hasMessageStartingWith(file + " is no whole back-up of Revline: ");
  }

  private static String manifest(int format, String files) {
    return """
    {"format": %d, "revline": "9.0", "takenAt": "2026-11-26T17:00:00Z", "schemas": {}, "files": {%s}}\
    """
        .formatted(format, files);
  }

  private void zip(Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** All that is beneath a directory: the sum of each file, nothing for a directory. */
  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(path -> !path.equals(root)).toList()) {
        contents.put(
            root.relativize(path).toString(),
            Files.isDirectory(path)
                ? ""
                : Integer.toString(Arrays.hashCode(Files.readAllBytes(path))));
      }
    }
    return contents;
  }
}
