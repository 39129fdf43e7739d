package io.revline.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Takes out of a span where its caller is and what the query says, of the caller's request and of
 * the one made for it: a token, perhaps, or a name.
 */
@Singleton
class Redaction implements SpanProcessor {
  private static final Pattern ALL = Pattern.compile(".+");
  private static final Pattern QUERY_OF_URL = Pattern.compile("(?<=\\?).*");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    hide(span, "url.query", ALL);
    hide(span, "client.address", ALL);
    hide(span, "url.full", QUERY_OF_URL);
  }

  private static void hide(ReadWriteSpan span, String name, Pattern secret) {
    AttributeKey<String> key = AttributeKey.stringKey(name);
    String value = span.getAttribute(key);
    if (value != null) {
      span.setAttribute(key, secret.matcher(value).replaceFirst("REDACTED"));
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // All of it is known from the start.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
