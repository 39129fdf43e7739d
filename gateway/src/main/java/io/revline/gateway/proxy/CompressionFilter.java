package io.revline.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which answers are compressed for callers that accept it. Quarkus compresses what carries no
 * {@code Content-Encoding}, and marks every answer {@code identity} until somebody says otherwise.
 */
@ApplicationScoped
class CompressionFilter {
  private static final int BEFORE_ALL_ELSE = 1_050;

  /** An answer that fits one packet gains nothing. */
  private static final long SMALLEST = 1_024;

  /** Not text/event-stream: an event would wait until there are enough of them to compress. */
  private static final Pattern TEXT =
      Pattern.compile("(text/[a-z]+|application/([a-z]+\\+)?(json|yaml))(;.*)?");

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          context.addHeadersEndHandler(sent -> settle(context));
          context.next();
        },
        BEFORE_ALL_ELSE);
  }

  private static void settle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    List<String> encodings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
    List<String> ofTheService =
        encodings.stream().filter(each -> !HttpHeaders.IDENTITY.toString().equals(each)).toList();
    if (!ofTheService.isEmpty()) {
      headers.set(HttpHeaders.CONTENT_ENCODING.toString(), ofTheService);
    } else if (isText(headers.get(HttpHeaders.CONTENT_TYPE))) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      if (isWorthwhile(headers.get(HttpHeaders.CONTENT_LENGTH))) {
        headers.remove(HttpHeaders.CONTENT_ENCODING);
      }
    }
  }

  private static boolean isText(@Nullable String contentType) {
    return contentType != null && TEXT.matcher(contentType).matches();
  }

  private static boolean isWorthwhile(@Nullable String length) {
    return length == null || Long.parseLong(length) >= SMALLEST;
  }
}
