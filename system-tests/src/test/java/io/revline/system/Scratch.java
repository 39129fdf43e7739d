package io.revline.system;

import io.revline.platform.home.Service;
import io.revline.platform.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders for platforms and checkouts of the tests, beneath target. What an earlier test run left
 * there is deleted when one is made.
 */
final class Scratch {
  private static final Path CHECKOUT = Path.of(required("revline.root"));

  private Scratch() {}

  /** The working tree under test. */
  static Path checkout() {
    return CHECKOUT;
  }

  /** The real data of this product's tests; they are an argument of the build, not part of it. */
  static Path data() {
    Path data = Path.of(required("revline.data")).normalize();
    if (!Files.isDirectory(data)) {
      throw new AssertionError(
          "there is no folder %s with the data sets: give it by -Drevline.data".formatted(data));
    }
    return data;
  }

  /** An empty folder. */
  static Path folder(String name) {
    Path folder = CHECKOUT.resolve("system-tests/target/scratch").resolve(name);
    try {
      Directories.delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A folder that looks like a built checkout to the platform: the services are links to those that
   * another checkout has built, the data are its own.
   */
  static Path builtLike(Path built, String name) {
    Path folder = folder(name);
    try {
      for (Service service : Service.values()) {
        Files.createSymbolicLink(folder.resolve(service.folder()), built.resolve(service.folder()));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new AssertionError("the build sets the system property " + property);
    }
    return value;
  }
}
