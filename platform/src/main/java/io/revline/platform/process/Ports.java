package io.revline.platform.process;

import io.revline.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** TCP ports on loopback. */
public final class Ports {
  private static final Duration TO_BE_RELEASED = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Ports() {}

  /** A port that nobody listens on at this moment. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes sure that a server can listen on a port. A killed process has no command line any more a
   * moment before the kernel takes its sockets away, so a taken port is looked at for a while.
   *
   * @param part who wants it, for the message
   * @throws PlatformException when another process has it
   */
  public static void requireFree(String part, int port) {
    long end = System.nanoTime() + TO_BE_RELEASED.toNanos();
    while (!isFree(port)) {
      if (System.nanoTime() > end) {
        throw new PlatformException(
            "Port %d for %s is in use by another process: stop that, or choose other ports with --port-base N."
                .formatted(port, part));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Whether a server could listen on this port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
