package io.revline.platform.command;

import io.revline.platform.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Tells other processes that everything is up. */
final class ReadyMark {
  private ReadyMark() {}

  static void set(Home home) throws IOException {
    Files.writeString(home.readyMark(), "");
  }

  static void remove(Home home) {
    try {
      Files.deleteIfExists(home.readyMark());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isSet(Home home) {
    return Files.exists(home.readyMark());
  }
}
