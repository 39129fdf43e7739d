package io.revline.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a back-up says of itself.
 *
 * @param format how the file is laid out
 * @param revline the version of Revline that made it
 * @param takenAt when, RFC 3339
 * @param schemas the newest migration that each database has seen
 * @param files the SHA-256 of each file in hexadecimal, by its path below {@code .revline};
 *     directories end with a slash and have none
 */
record Manifest(
    int format,
    String revline,
    String takenAt,
    SortedMap<String, Long> schemas,
    SortedMap<String, String> files) {
  /** The layout that this code writes and reads. */
  static final int FORMAT = 1;

  Manifest {
    schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static Manifest of(
      Instant takenAt, SortedMap<String, Long> schemas, SortedMap<String, String> files) {
    return new Manifest(FORMAT, versionOfThis(), takenAt.toString(), schemas, files);
  }

  /** The version of Revline that runs. */
  static String versionOfThis() {
    try (InputStream version =
        Objects.requireNonNull(Manifest.class.getResourceAsStream("version.txt"))) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
