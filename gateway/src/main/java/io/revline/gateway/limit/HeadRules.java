package io.revline.gateway.limit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses heads of requests after which a gateway and a service, or a front door, could disagree
 * about where the request ends or whom it is for.
 */
final class HeadRules {
  private static final String CHUNKED = "chunked";
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private HeadRules() {}

  /** What is wrong with the head of a request, or nothing. */
  static Optional<String> fault(HttpVersion version, MultiMap headers) {
    // HTTP/2 tells the host apart from the headers, and has frames.
    if (version == HttpVersion.HTTP_2) {
      return Optional.empty();
    }
    if (!headers.names().stream().allMatch(name -> NAME.matcher(name).matches())) {
      return Optional.of("A header has no name, or one with characters that no name has.");
    }
    List<String> hosts = headers.getAll(HttpHeaders.HOST);
    if (hosts.size() > 1 || (version == HttpVersion.HTTP_1_1 && hosts.isEmpty())) {
      return Optional.of("The request must have one Host header.");
    }
    List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    if (codings.isEmpty()) {
      return Optional.empty();
    }
    return version == HttpVersion.HTTP_1_1
            && codings.size() == 1
            && codings.getFirst().equalsIgnoreCase(CHUNKED)
        ? Optional.empty()
        : Optional.of("The only Transfer-Encoding is chunked, once, in HTTP/1.1.");
  }

  /** Whether the request tells its length as it goes. */
  static boolean chunked(MultiMap headers) {
    return headers.contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /** Characters of all names and values. */
  static int size(MultiMap headers) {
    int size = 0;
    for (Map.Entry<String, String> header : headers) {
      size += header.getKey().length() + header.getValue().length();
    }
    return size;
  }
}
