package io.revline.testkit.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revline.contracts.ChangeKind;
import io.revline.contracts.catalog.CatalogEvent;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.catalog.ExchangeRate;
import io.revline.contracts.catalog.ExchangeRateChanged;
import io.revline.contracts.catalog.Setting;
import io.revline.contracts.catalog.SettingChanged;
import io.revline.kit.caller.Provenance;
import io.revline.kit.event.CloudEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Events of rates and settings. The same change is the same event, whichever test tells it. */
public final class CatalogEvents {
  private static final Instant FIRST_RECORDED = Instant.parse("2010-01-01T00:00:00Z");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private CatalogEvents() {}

  /** The corporate currency is set for the first time. */
  public static CloudEvent corporateCurrency(String currency) {
    return event(
        new SettingChanged(ChangeKind.CREATED, "corporate-currency", 1, new Setting(currency)));
  }

  /** A rate is set for the first time. */
  public static CloudEvent rate(String currency, String date, String rate) {
    return rate(ChangeKind.CREATED, 1, currency, date, rate);
  }

  /** A version of a rate. */
  public static CloudEvent rate(
      ChangeKind kind, long version, String currency, String date, String rate) {
    return event(
        new ExchangeRateChanged(
            kind,
            currency + "/" + date,
            version,
            new ExchangeRate(currency, LocalDate.parse(date), new BigDecimal(rate))));
  }

  private static CloudEvent event(CatalogEvent event) {
    try {
      String name = CatalogEventTypes.typeOf(event) + " " + event;
      return new CloudEvent(
          UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
          "/revline/pipeline-service",
          CatalogEventTypes.typeOf(event),
          event.id(),
          event.version(),
          FIRST_RECORDED.plusSeconds(event.version()),
          new Provenance("test", "person", "test"),
          JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
