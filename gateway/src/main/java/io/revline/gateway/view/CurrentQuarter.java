package io.revline.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.revline.gateway.upstream.GatewayConfig;
import io.revline.gateway.upstream.NoAnswer;
import io.revline.gateway.upstream.Upstream;
import io.revline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Which quarter of the fiscal calendar it is. */
@ApplicationScoped
class CurrentQuarter {
  private static final String PERIODS = "/api/v1/forecast/calendar/periods?date=";

  private final Upstreams upstreams;
  private final Clock clock;
  private final Duration timeout;
  private final ObjectReader json;

  CurrentQuarter(Upstreams upstreams, Clock clock, GatewayConfig config, ObjectMapper mapper) {
    this.upstreams = upstreams;
    this.clock = clock;
    this.timeout = config.partTimeout();
    // Unknown fields are additions within v1.
    this.json =
        mapper
            .readerFor(FiscalPeriods.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** Its name, such as 2017-Q4; fails with {@link NoAnswer} when forecast-service tells none. */
  Future<String> name(MultiMap headers) {
    Instant now = clock.instant();
    return periodsOf(LocalDate.ofInstant(now, ZoneOffset.UTC), headers)
        .compose(periods -> nameIn(periods, now, headers))
        .recover(failure -> Future.failedFuture(NoAnswer.of(Upstream.FORECAST, failure)));
  }

  /** Where the company is, it may be another day than in UTC, and another quarter. */
  private Future<String> nameIn(FiscalPeriods periods, Instant now, MultiMap headers) {
    return periods
        .quarterOf(now)
        .map(Future::succeededFuture)
        .orElseGet(() ->
            periodsOf(LocalDate.ofInstant(now, zone(periods)), headers)
                .map(there -> there.quarterOf(now).orElseThrow(CurrentQuarter::unreadable)));
  }

  private Future<FiscalPeriods> periodsOf(LocalDate day, MultiMap headers) {
    return upstreams.get(Upstream.FORECAST, PERIODS + day, headers, timeout).map(this::parsed);
  }

  private FiscalPeriods parsed(Buffer body) {
    try {
      return json.readValue(body.toString());
    } catch (JsonProcessingException e) {
      throw new DecodeException("not JSON", e);
    }
  }

  private static ZoneId zone(FiscalPeriods periods) {
    if (periods.timeZone() == null) {
      throw unreadable();
    }
    return periods.timeZone();
  }

  private static DecodeException unreadable() {
    return new DecodeException("no periods");
  }
}
