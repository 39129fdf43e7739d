package io.revline.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes a JVM had loaded when it ended, in a file beside its jar. A later start maps them
 * instead of reading, verifying and linking thousands of them again, which is half of a start.
 *
 * <p>A JVM writes the file at its orderly end, and only then: one that goes on after it has written
 * its classes has been seen to crash (JDK 25). Until {@link #keep} the file has another name, so
 * that no JVM maps a half written one. A JVM ignores the file of another JDK or of other jars.
 */
public final class ClassArchive {
  private final Path jar;
  private final Path file;
  private final Path recorded;

  /**
   * Names the archive of a program; nothing is read or written.
   *
   * @param jar what the program is started from: an older archive is of an earlier build
   */
  public ClassArchive(Path jar) {
    String name = "classes-%s.jsa".formatted(Runtime.version());
    this.jar = jar;
    this.file = jar.resolveSibling(name);
    this.recorded = jar.resolveSibling(name + ".new");
  }

  /** Whether there is an archive of this build. */
  public boolean exists() {
    try {
      return Files.exists(file)
          && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The JVM options that map the archive; none when there is no archive of this build. */
  public List<String> toMap() {
    return exists() ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
  }

  /** The JVM options that write the archive when the program ends in an orderly way. */
  public List<String> toRecord() {
    return List.of(
        "-XX:ArchiveClassesAtExit=" + recorded,
        // What cannot be archived is named class by class; nobody has to act on it.
        "-Xlog:cds*=error");
  }

  /**
   * Takes what was recorded into use; called when the program that recorded it has ended.
   *
   * @return whether there was anything: a JVM that cannot write the file (a full disk) says so in
   *     its log and ends like any other
   */
  public boolean keep() {
    try {
      if (!Files.exists(recorded)) {
        return false;
      }
      Files.move(recorded, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what was recorded by a program that did not end in an orderly way. */
  public void discard() {
    try {
      Files.deleteIfExists(recorded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
