package io.revline.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes out of a span where its caller is and what the query says: a token, perhaps, or a name. */
@Singleton
class Redaction implements SpanProcessor {
  private static final List<AttributeKey<String>> HIDDEN =
      List.of(AttributeKey.stringKey("url.query"), AttributeKey.stringKey("client.address"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> key : HIDDEN) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, "REDACTED");
      }
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
