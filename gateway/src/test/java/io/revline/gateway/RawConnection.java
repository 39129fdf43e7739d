package io.revline.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection to the gateway that sends exactly what it is told, at any pace. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket = new Socket();

  private RawConnection() {}

  static RawConnection to(URI gateway) throws IOException {
    RawConnection connection = new RawConnection();
    connection.open(gateway);
    return connection;
  }

  /** One that takes in hardly anything by itself. */
  static RawConnection withSmallBuffer(URI gateway) throws IOException {
    RawConnection connection = new RawConnection();
    connection.socket.setReceiveBufferSize(4_096);
    connection.open(gateway);
    return connection;
  }

  private void open(URI gateway) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
  }

  RawConnection send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  int readOne() throws IOException {
    return socket.getInputStream().read();
  }

  /** Everything until the gateway closes the connection; fails when it does not. */
  String untilClosed() throws IOException {
    StringBuilder all = new StringBuilder();
    byte[] buffer = new byte[8_192];
    InputStream input = socket.getInputStream();
    try {
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        all.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection stays open after: " + all, e);
    } catch (IOException reset) {
      // Closed too, only less politely: bytes were still on their way to the gateway.
      return all.toString();
    }
    return all.toString();
  }

  /** Whether the gateway has closed it, told without waiting. */
  boolean isClosed() {
    try {
      socket.setSoTimeout((int) Duration.ofMillis(1).toMillis());
      byte[] answer = new byte[8_192];
      for (int n = 0; n >= 0; ) {
        n = socket.getInputStream().read(answer);
      }
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
