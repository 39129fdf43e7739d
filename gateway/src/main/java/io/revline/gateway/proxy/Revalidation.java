package io.revline.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Answers a GET with 304 when the caller has what would be sent. A service gives the tag of one
 * object, which is its version. Lists and summaries get a weak tag here, over their bytes, when a
 * service tells their length: it does so up to 64 KB. Larger answers pass as they come, for a tag
 * goes before the body, and so the gateway would have to hold all of it first.
 */
final class Revalidation {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final long LARGEST = 256 * 1024;

  /** What goes with a body that is not sent. */
  private static final List<CharSequence> OF_THE_BODY =
      List.of(
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_ENCODING,
          HttpHeaders.TRANSFER_ENCODING);

  private Revalidation() {}

  /** The answer as it goes to the caller; fails when its body cannot be read. */
  static Future<ProxyResponse> of(HttpServerRequest caller, ProxyResponse answer) {
    if (!HttpMethod.GET.equals(caller.method()) || answer.getStatusCode() != OK) {
      return Future.succeededFuture(answer);
    }
    if (!answer.headers().contains(HttpHeaders.CACHE_CONTROL)) {
      // The caller may keep it and asks each time; nobody in between may.
      answer.putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
    String tag = answer.headers().get(HttpHeaders.ETAG);
    if (tag != null) {
      return Future.succeededFuture(settled(caller, answer, tag));
    }
    return tagged(answer)
        .map(own -> own.map(found -> settled(caller, answer, found)).orElse(answer));
  }

  private static Future<Optional<String>> tagged(ProxyResponse answer) {
    Body body = answer.getBody();
    String type = String.valueOf(answer.headers().get(HttpHeaders.CONTENT_TYPE));
    if (body == null
        || body.length() < 0
        || body.length() > LARGEST
        || !type.startsWith("application/json")) {
      return Future.succeededFuture(Optional.empty());
    }
    return whole(body.stream())
        .map(bytes -> {
          String tag = weakTag(bytes);
          answer.putHeader(HttpHeaders.ETAG, tag).setBody(Body.body(bytes));
          return Optional.of(tag);
        });
  }

  private static Future<Buffer> whole(ReadStream<Buffer> stream) {
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    stream
        .exceptionHandler(whole::tryFail)
        .handler(bytes::appendBuffer)
        .endHandler(end -> whole.tryComplete(bytes))
        .resume();
    return whole.future();
  }

  private static String weakTag(Buffer bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
      // Half of it tells as many answers apart as anybody will ever get.
      byte[] half = Arrays.copyOf(digest, digest.length / 2);
      return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(half) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static ProxyResponse settled(HttpServerRequest caller, ProxyResponse answer, String tag) {
    return has(caller.headers(), tag) ? notModified(answer) : answer;
  }

  /** By weak comparison, as RFC 9110 has it for {@code If-None-Match}. */
  private static boolean has(MultiMap headers, String tag) {
    return headers.getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || strong(each).equals(strong(tag)));
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  /** The proxy says of what has no body that it has a length of 0, which is another's length. */
  static void withoutLength(HttpServerResponse response) {
    if (response.getStatusCode() == NOT_MODIFIED) {
      response.headers().remove(HttpHeaders.CONTENT_LENGTH);
    }
  }

  private static ProxyResponse notModified(ProxyResponse answer) {
    MultiMap kept = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
    OF_THE_BODY.forEach(kept::remove);
    answer.release().setStatusCode(NOT_MODIFIED).setStatusMessage("Not Modified");
    kept.forEach(answer::putHeader);
    return answer;
  }
}
