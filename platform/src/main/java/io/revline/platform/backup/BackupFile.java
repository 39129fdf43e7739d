package io.revline.platform.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.PlatformException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A back-up: a zip file that only its owner can read, with its manifest as the last entry. */
public final class BackupFile {
  private static final String MANIFEST = "manifest.json";
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Manifest manifest;

  private BackupFile(Path file, Manifest manifest) {
    this.file = file;
    this.manifest = manifest;
  }

  /**
   * Writes a back-up and reads it again before it gets its name, so that a file of this name is
   * whole.
   *
   * @param directory what paths are relative to
   * @param kept the directories and files beneath it to keep; those that are not there are left out
   * @param schemas the newest migration of each database
   * @throws PlatformException when the file exists already or cannot be written
   */
  public static BackupFile write(
      Path file, Path directory, List<Path> kept, SortedMap<String, Long> schemas, Instant now)
      throws IOException {
    if (Files.exists(file)) {
      throw new PlatformException("%s exists already: choose another name.".formatted(file));
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(part, OWNERS_FILE);
      fill(part, directory, kept, schemas, now);
      BackupFile written = open(part);
      written.check();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new BackupFile(file, written.manifest);
    } catch (IOException e) {
      throw new PlatformException("%s could not be written: %s".formatted(part, e), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(
      Path part, Path directory, List<Path> kept, SortedMap<String, Long> schemas, Instant now)
      throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
      // Revline stands still meanwhile.
      zip.setLevel(Deflater.BEST_SPEED);
      SortedMap<String, String> files = new TreeMap<>();
      for (Path root : kept) {
        for (Path path : tree(root)) {
          String name =
              directory.relativize(path).toString() + (Files.isDirectory(path) ? "/" : "");
          zip.putNextEntry(new ZipEntry(name));
          files.put(name, Files.isDirectory(path) ? "" : copied(path, zip));
        }
      }
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writeValueAsBytes(Manifest.of(now, schemas, files)));
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  /** Without the marks of processes, which say nothing once these have ended. */
  private static List<Path> tree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.toString().endsWith(".pid")).toList();
    }
  }

  private static String copied(Path from, OutputStream to) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(to, sha256());
    Files.copy(from, digested);
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  /**
   * Reads what a file says of itself.
   *
   * @throws PlatformException when it is no back-up, damaged, or of a layout this code does not
   *     know
   */
  public static BackupFile open(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new PlatformException("There is no readable file %s.".formatted(file));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw damaged(file, "it has no " + MANIFEST);
      }
      byte[] text = zip.getInputStream(entry).readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(text);
      if (sum.getValue() != entry.getCrc()) {
        throw damaged(file, MANIFEST + " has changed");
      }
      JsonNode json = JSON.readTree(text);
      if (json.path("format").asInt() > Manifest.FORMAT) {
        throw newer(file, json.path("revline").asText());
      }
      return new BackupFile(file, JSON.treeToValue(json, Manifest.class));
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /** When it was taken, RFC 3339. */
  public String takenAt() {
    return manifest.takenAt();
  }

  /**
   * Makes sure that the services here know the databases in it.
   *
   * @param known the newest migration that each service has
   * @throws PlatformException when they do not
   */
  public void requireNotNewerThan(SortedMap<String, Long> known) {
    manifest
        .schemas()
        .forEach((database, newest) -> {
          if (newest > known.getOrDefault(database, 0L)) {
            throw newer(file, manifest.revline());
          }
        });
  }

  /**
   * Reads all of it.
   *
   * @throws PlatformException when a byte is not as it was written
   */
  public void check() {
    read((name, content) -> content.transferTo(OutputStream.nullOutputStream()));
  }

  /**
   * Writes all it holds into an empty directory, for its owner alone, and onto the disk.
   *
   * @throws PlatformException when a byte is not as it was written; what is in the directory then
   *     is of no use
   */
  public void unpack(Path directory) throws IOException {
    Files.createDirectories(directory, OWNERS_DIRECTORY);
    read((name, content) -> {
      Path path = directory.resolve(name).normalize();
      if (!path.startsWith(directory)) {
        throw damaged(file, "'%s' lies outside".formatted(name));
      }
      if (name.endsWith("/")) {
        Files.createDirectories(path, OWNERS_DIRECTORY);
      } else {
        write(content, path);
      }
    });
  }

  private static void write(InputStream content, Path path) throws IOException {
    Files.createFile(path, OWNERS_FILE);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    } catch (IOException e) {
      throw new PlatformException(
          "%s could not be written: %s. Nothing was changed.".formatted(path, e.getMessage()), e);
    }
  }

  /** Takes the content of an entry to its end. */
  @FunctionalInterface
  private interface Taker {
    void take(String name, InputStream content) throws IOException;
  }

  private void read(Taker taker) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() != manifest.files().size() + 1) {
        throw damaged(file, "it does not hold the files it lists");
      }
      for (Map.Entry<String, String> listed : manifest.files().entrySet()) {
        ZipEntry entry = zip.getEntry(listed.getKey());
        if (entry == null) {
          throw damaged(file, "'%s' is missing".formatted(listed.getKey()));
        }
        if (!listed.getValue().equals(taken(zip, entry, taker))) {
          throw damaged(file, "'%s' has changed".formatted(listed.getKey()));
        }
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /** The sum of what was taken; nothing for a directory. */
  private static String taken(ZipFile zip, ZipEntry entry, Taker taker) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream content = new DigestInputStream(zip.getInputStream(entry), digest)) {
      taker.take(entry.getName(), content);
    }
    return entry.isDirectory() ? "" : HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static PlatformException damaged(Path file, String why) {
    return new PlatformException(
        "%s is no whole back-up of Revline: %s. Nothing was changed; use another one."
            .formatted(file, why));
  }

  private static PlatformException damaged(Path file, IOException cause) {
    PlatformException damaged =
        damaged(file, String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable"));
    damaged.initCause(cause);
    return damaged;
  }

  private static PlatformException newer(Path file, String version) {
    return new PlatformException(
        "%s is of a newer Revline (%s) than this one (%s): restore it with that version."
            .formatted(file, version, Manifest.versionOfThis()));
  }
}
