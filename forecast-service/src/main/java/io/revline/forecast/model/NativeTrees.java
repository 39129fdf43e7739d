package io.revline.forecast.model;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads the native library. It unpacks itself to a fixed name in the folder for temporary files,
 * where a second process would write over what the first one runs: each gets a folder of its own.
 */
final class NativeTrees {
  private static final String FOLDER = "java.io.tmpdir";
  private static boolean loaded;

  private NativeTrees() {}

  /**
   * Makes sure that the library is there; only the first call does anything. To touch any of its
   * classes before is to load it from the shared folder.
   */
  static synchronized void load() {
    if (!loaded) {
      loadFromOwnFolder();
      loaded = true;
    }
  }

  private static void loadFromOwnFolder() {
    String shared = System.getProperty(FOLDER);
    try {
      Path own = Files.createTempDirectory("revline-trees");
      System.setProperty(FOLDER, own.toString());
      LGBMBooster.loadNative();
      leaveNothing(own);
    } catch (IOException | LinkageError failed) {
      throw new IllegalStateException(
          "the library for decision trees cannot be loaded (it needs libgomp1): "
              + failed.getMessage(),
          failed);
    } finally {
      System.setProperty(FOLDER, shared);
    }
  }

  private static void leaveNothing(Path own) throws IOException {
    own.toFile().deleteOnExit();
    try (Stream<Path> unpacked = Files.list(own)) {
      unpacked.map(Path::toFile).forEach(File::deleteOnExit);
    }
  }
}
