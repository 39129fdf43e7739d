package io.revline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;

/** What came of asking one service: content, or the reason why there is none. */
record Part(Upstream upstream, @Nullable JsonNode content, @Nullable NoAnswer failure) {

  static Part of(Upstream upstream, JsonNode content) {
    return new Part(upstream, content, null);
  }

  static Part missing(Upstream upstream, Throwable failure) {
    return new Part(upstream, null, NoAnswer.of(upstream, failure));
  }
}
