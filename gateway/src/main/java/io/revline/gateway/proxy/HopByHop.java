package io.revline.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Headers that end at the gateway, on either side of it. */
final class HopByHop {
  private static final List<CharSequence> ALWAYS =
      List.of(
          HttpHeaders.CONNECTION,
          HttpHeaders.KEEP_ALIVE,
          HttpHeaders.PROXY_AUTHENTICATE,
          HttpHeaders.PROXY_AUTHORIZATION,
          "Proxy-Connection",
          "TE",
          "Trailer",
          HttpHeaders.UPGRADE);

  private HopByHop() {}

  /** Removes them, and those that the Connection header names. */
  static void remove(MultiMap headers) {
    List<String> named =
        headers.getAll(HttpHeaders.CONNECTION).stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    named.forEach(headers::remove);
    ALWAYS.forEach(headers::remove);
  }

  /** Removes what only somebody in front of the gateway could know, and anybody could write. */
  static void removeForwarded(MultiMap headers) {
    headers.names().stream().filter(HopByHop::forwarded).toList().forEach(headers::remove);
  }

  private static boolean forwarded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("forwarded")
        || lower.equals("x-real-ip")
        || lower.startsWith("x-forwarded-");
  }
}
