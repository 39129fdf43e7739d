package io.revline.performance.currency.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.contracts.catalog.CatalogEvent;
import io.revline.contracts.catalog.ExchangeRateChanged;
import io.revline.contracts.catalog.SettingChanged;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.currency.Setting;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Says rates and settings of catalogue events in the words of this service. */
@ApplicationScoped
class RateEventReader {
  private final ObjectMapper json;

  RateEventReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The version of a rate that an event tells.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  Reference<ExchangeRate> rate(CloudEvent event) {
    ExchangeRateChanged body = parsed(event, ExchangeRateChanged.class);
    io.revline.contracts.catalog.ExchangeRate told = required(body.exchangeRate(), "exchangeRate");
    try {
      ExchangeRate rate =
          new ExchangeRate(
              required(told.currency(), "exchangeRate.currency"),
              required(told.date(), "exchangeRate.date"),
              required(told.rate(), "exchangeRate.rate"));
      if (!rate.key().equals(event.subject())) {
        throw new MalformedEvent(
            "the subject is %s, the rate %s".formatted(event.subject(), rate.key()), null);
      }
      return reference(event, body, rate);
    } catch (InvalidInput e) {
      throw new MalformedEvent("the body holds no rate: " + e.getMessage(), e);
    }
  }

  /**
   * The version of a setting that an event tells.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  Reference<Setting> setting(CloudEvent event) {
    SettingChanged body = parsed(event, SettingChanged.class);
    String value = required(required(body.setting(), "setting").value(), "setting.value");
    return reference(event, body, new Setting(value));
  }

  private <T extends CatalogEvent> T parsed(CloudEvent event, Class<T> type) {
    try {
      // Unknown fields are additions within v1.
      T body =
          json.readerFor(type)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(event.body());
      return required(body, "the body");
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("the body is no " + event.type() + ": " + e.getMessage(), e);
    }
  }

  private static <T> Reference<T> reference(CloudEvent event, CatalogEvent body, T fields) {
    return new Reference<>(
        event.subject(),
        event.aggregateVersion(),
        ChangeKind.valueOf(required(body.kind(), "kind").name()),
        event.recordedAt(),
        fields);
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEvent(field + " is missing", null);
    }
    return value;
  }
}
