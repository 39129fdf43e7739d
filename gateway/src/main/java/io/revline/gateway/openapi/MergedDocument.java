package io.revline.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.cache.CacheResult;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.revline.gateway.upstream.GatewayConfig;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.Upstreams;
import io.smallrye.mutiny.Uni;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API description of the whole platform: the gateway's own and those of the services. */
@ApplicationScoped
class MergedDocument {
  private final OpenApiDocumentService own;
  private final Upstreams upstreams;
  private final ObjectMapper mapper;
  private final Duration timeout;

  MergedDocument(
      OpenApiDocumentService own, Upstreams upstreams, ObjectMapper mapper, GatewayConfig config) {
    this.own = own;
    this.upstreams = upstreams;
    this.mapper = mapper;
    this.timeout = config.partTimeout();
  }

  /** The document as JSON; services that do not answer are named in its description. */
  @CacheResult(cacheName = "openapi")
  Uni<Buffer> json() {
    return Uni.createFrom().completionStage(() -> merged().toCompletionStage());
  }

  private Future<Buffer> merged() {
    List<Future<Part>> parts = Arrays.stream(Upstream.values()).map(this::part).toList();
    return Future.all(parts).map(all -> merge(all.list()));
  }

  private Future<Part> part(Upstream upstream) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Accept", "application/json");
    return upstreams
        .get(upstream, "/q/openapi?format=json", headers, timeout)
        .map(body -> new Part(upstream, parsed(body), null))
        .recover(failure ->
            Future.succeededFuture(
                new Part(upstream, null, NoAnswer.of(upstream, failure).reason())));
  }

  private Buffer merge(List<Part> parts) {
    DocumentMerger merger = new DocumentMerger(ownDocument());
    for (Part part : parts) {
      if (part.document() != null) {
        merger.add(part.prefix(), part.document());
      } else {
        merger.remark("Incomplete: " + part.missing() + ", so its operations are not listed.");
      }
    }
    ObjectNode document = merger.document();
    OwnAnswers.add(document);
    return Buffer.buffer(document.toPrettyString());
  }

  private JsonNode parsed(Buffer body) {
    try {
      return mapper.readTree(body.toString());
    } catch (JsonProcessingException e) {
      throw new DecodeException("not JSON", e);
    }
  }

  private ObjectNode ownDocument() {
    byte[] json = own.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON);
    try {
      return mapper.readValue(json, ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Part(Upstream upstream, @Nullable JsonNode document, @Nullable String missing) {

    String prefix() {
      return upstream.name().charAt(0) + upstream.word().substring(1);
    }
  }
}
