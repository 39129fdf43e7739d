package io.revline.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.revline.gateway.upstream.GatewayConfig;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.threeten.extra.YearQuarter;

/** Asks the three services at once for their part of the current quarter (UTC). */
@ApplicationScoped
class OverviewComposer {
  private final Upstreams upstreams;
  private final Clock clock;
  private final Duration timeout;
  private final ObjectReader json;

  OverviewComposer(Upstreams upstreams, Clock clock, GatewayConfig config, ObjectMapper mapper) {
    this.upstreams = upstreams;
    this.clock = clock;
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
    YearQuarter quarter = YearQuarter.from(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    LocalDate from = quarter.atDay(1);
    LocalDate to = quarter.plusQuarters(1).atDay(1);
    return Future.all(
            part(Upstream.PIPELINE, "/api/v1/deals/summary?groupBy=stage", headers),
            part(
                Upstream.FORECAST,
                "/api/v1/forecast/rollups?groupBy=category&period=" + quarter,
                headers),
            part(
                Upstream.PERFORMANCE,
                "/api/v1/performance/scorecards?groupBy=rep&from=" + from + "&to=" + to,
                headers))
        .map(parts -> new Parts(quarter.toString(), List.copyOf(parts.<Part>list())));
  }

  private Future<Part> part(Upstream upstream, String uri, MultiMap headers) {
    return upstreams
        .get(upstream, uri, headers, timeout)
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
