package io.revline.platform.command;

import io.revline.platform.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the process that runs a checkout; the operating system frees it however that process
 * ends.
 */
final class UpLock implements AutoCloseable {
  private final FileChannel channel;
  private final @Nullable FileLock lock;

  private UpLock(FileChannel channel, @Nullable FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static UpLock of(Home home) throws IOException {
    Files.createDirectories(home.lock().getParent());
    FileChannel channel =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new UpLock(channel, channel.tryLock());
  }

  boolean isHeld() {
    return lock != null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
