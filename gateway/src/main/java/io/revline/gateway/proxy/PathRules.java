package io.revline.gateway.proxy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses paths that a gateway and a service could read differently, because what the one protects
 * the other might then serve.
 */
final class PathRules {
  /** An external id belongs to another system and may hold anything, a slash too. */
  private static final Pattern EXTERNAL_ID =
      Pattern.compile("/api/v1/deals/by-external-id/[^/]+/[^/]+");

  private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern CONTROL_OR_BACKSLASH = Pattern.compile("[\\p{Cntrl}\\\\]");

  /** What stands for bytes that cannot be decoded, such as a dot written longer than needed. */
  private static final String REPLACEMENT = "\uFFFD";

  private PathRules() {}

  /** What is wrong with a raw request target, or nothing. */
  static Optional<String> fault(String target) {
    if (!target.startsWith("/")) {
      return Optional.of("The request target must be a path.");
    }
    String path = target.split("[?#]", 2)[0];
    if (MALFORMED_ESCAPE.matcher(path).find()) {
      return Optional.of("The path has a malformed percent escape.");
    }
    if (path.contains("//") || path.contains(";")) {
      return Optional.of("The path has an empty segment or a path parameter.");
    }
    return decodedFault(path);
  }

  private static Optional<String> decodedFault(String path) {
    List<String> segments = Arrays.stream(path.split("/")).map(PathRules::decoded).toList();
    if (segments.stream().anyMatch(segment -> CONTROL_OR_BACKSLASH.matcher(segment).find())) {
      return Optional.of("The path has a control character or a backslash.");
    }
    if (segments.stream().anyMatch(segment -> segment.contains(REPLACEMENT))) {
      return Optional.of("The path is not UTF-8.");
    }
    if (segments.stream().flatMap(s -> Arrays.stream(s.split("/"))).anyMatch(PathRules::dots)) {
      return Optional.of("The path has a dot segment.");
    }
    boolean opaque = EXTERNAL_ID.matcher(path).matches();
    return !opaque && segments.stream().anyMatch(s -> s.contains("/") || s.contains("%"))
        ? Optional.of("The path has an encoded slash or percent sign.")
        : Optional.empty();
  }

  private static boolean dots(String piece) {
    return piece.equals(".") || piece.equals("..");
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
