package io.revline.gateway.deprecation;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operation that will go, and what its answers say of that. */
final class DeprecatedOperation {
  /** The date of HTTP, in which a day has two digits. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Pattern operation;
  private final DeprecationConfig.Entry entry;

  DeprecatedOperation(DeprecationConfig.Entry entry) {
    this.operation = pattern(entry.operation());
    this.entry = entry;
  }

  private static Pattern pattern(String operation) {
    return Pattern.compile(
        Arrays.stream(operation.split("/", -1))
            .map(part -> part.matches("\\{[^{}]+}") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/")));
  }

  boolean covers(String method, String path) {
    return operation.matcher(method + " " + path).matches();
  }

  /** As RFC 9745 and RFC 8594 have it. */
  void tell(MultiMap headers) {
    headers.set("Deprecation", "@" + entry.since().getEpochSecond());
    entry.sunset().ifPresent(end -> headers.set("Sunset", date(end)));
    entry.link().ifPresent(link -> headers.add("Link", "<" + link + ">; rel=\"deprecation\""));
  }

  private static String date(Instant instant) {
    return HTTP_DATE.format(instant);
  }
}
