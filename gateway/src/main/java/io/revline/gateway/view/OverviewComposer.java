package io.revline.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.revline.gateway.upstream.GatewayConfig;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the three services for their part of the current quarter of the fiscal calendar. */
@ApplicationScoped
class OverviewComposer {
  private final Upstreams upstreams;
  private final CurrentQuarter currentQuarter;
  private final Duration timeout;
  private final ObjectReader json;

  OverviewComposer(
      Upstreams upstreams,
      CurrentQuarter currentQuarter,
      GatewayConfig config,
      ObjectMapper mapper) {
    this.upstreams = upstreams;
    this.currentQuarter = currentQuarter;
    this.timeout = config.partTimeout();
    // Figures are passed on digit by digit.
    this.json =
        mapper
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  /** Never fails: a part that did not come says so. */
  Future<Parts> compose(MultiMap headers) {
    Future<String> quarter = currentQuarter.name(headers);
    Future<Part> pipeline =
        part(
            Upstream.PIPELINE,
            upstreams.get(
                Upstream.PIPELINE, "/api/v1/deals/summary?groupBy=stage", headers, timeout));
    return Future.all(
            pipeline,
            partOf(
                quarter, Upstream.FORECAST, "/api/v1/forecast/rollups?groupBy=category", headers),
            partOf(
                quarter,
                Upstream.PERFORMANCE,
                "/api/v1/performance/scorecards?groupBy=rep",
                headers))
        .map(parts -> new Parts(quarter.result(), List.copyOf(parts.<Part>list())));
  }

  /** Asked once the quarter is known, within the time that a part has; missing without it. */
  private Future<Part> partOf(
      Future<String> quarter, Upstream upstream, String uri, MultiMap headers) {
    return part(
        upstream,
        quarter
            .compose(name -> upstreams.get(upstream, uri + "&period=" + name, headers, timeout))
            .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .recover(failure ->
                Future.failedFuture(
                    NoAnswer.of(quarter.succeeded() ? upstream : Upstream.FORECAST, failure))));
  }

  private Future<Part> part(Upstream upstream, Future<Buffer> answer) {
    return answer
        .map(body -> Part.of(upstream, parsed(body)))
        .recover(failure -> Future.succeededFuture(Part.missing(upstream, failure)));
  }

  private JsonNode parsed(Buffer body) {
    try {
      return json.readTree(body.toString());
    } catch (JsonProcessingException e) {
      throw new DecodeException("not JSON", e);
    }
  }
}
