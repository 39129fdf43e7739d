package io.revline.system;

import io.revline.platform.home.Service;
import io.revline.platform.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

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
   * A folder that looks like a built checkout to the platform and to the revline command: the
   * modules are links to the built ones, the data are its own. So a test never meets the data or
   * the ports of {@code revline up}.
   */
  static Path builtCheckout(String name) {
    Path folder = folder(name);
    try {
      for (String module : List.of("pom.xml", "contracts", "service-kit", "platform")) {
        link(folder, module);
      }
      for (Service service : Service.values()) {
        link(folder, service.folder());
      }
      // A copy, because the command takes the folder it stands in for the checkout.
      Files.copy(
          CHECKOUT.resolve("revline"),
          folder.resolve("revline"),
          StandardCopyOption.COPY_ATTRIBUTES);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path folder, String name) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), CHECKOUT.resolve(name));
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new AssertionError("the build sets the system property " + property);
    }
    return value;
  }
}
