package io.revline.gateway.limit;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells strangers apart by where they come from. */
final class Addresses {
  /** Whoever has one address of IPv6 has all that begin with the same 64 bits. */
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /** A name for whoever is behind an address. */
  static String of(@Nullable SocketAddress address) {
    String host = address == null ? null : address.hostAddress();
    return host == null ? "unknown" : network(host);
  }

  private static String network(String host) {
    InetAddress address = InetAddress.ofLiteral(host);
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : host;
  }
}
