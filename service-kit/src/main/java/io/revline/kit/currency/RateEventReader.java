package io.revline.kit.currency;

import static io.revline.kit.event.EventBodies.required;

import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.EventBodies;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ChangeKind;
import io.revline.kit.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Says rates and settings of catalogue events in the words of the kit. */
@ApplicationScoped
class RateEventReader {
  /** The type of event that tells of a version of a rate. */
  static final String RATE_CHANGED = "revline.exchange-rate.changed.v1";

  /** The type of event that tells of a version of a setting. */
  static final String SETTING_CHANGED = "revline.setting.changed.v1";

  private final EventBodies bodies;

  RateEventReader(EventBodies bodies) {
    this.bodies = bodies;
  }

  /** What is read of the body of either event. */
  record Told(
      @Nullable String kind, @Nullable ToldRate exchangeRate, @Nullable ToldSetting setting) {}

  /** A rate as its event tells it. */
  record ToldRate(@Nullable String currency, @Nullable LocalDate date, @Nullable BigDecimal rate) {}

  /** A setting as its event tells it. */
  record ToldSetting(@Nullable String value) {}

  /**
   * The version of a rate that an event tells.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  Reference<ExchangeRate> rate(CloudEvent event) {
    Told told = bodies.read(event, Told.class);
    ExchangeRate rate = rate(required(told.exchangeRate(), "exchangeRate"));
    if (!rate.key().equals(event.subject())) {
      throw new MalformedEvent(
          "the subject is %s, the rate %s".formatted(event.subject(), rate.key()), null);
    }
    return reference(event, told, rate);
  }

  /**
   * The version of a setting that an event tells.
   *
   * @throws MalformedEvent when the body breaks the contract
   */
  Reference<Setting> setting(CloudEvent event) {
    Told told = bodies.read(event, Told.class);
    String value = required(required(told.setting(), "setting").value(), "setting.value");
    return reference(event, told, new Setting(value));
  }

  private static ExchangeRate rate(ToldRate told) {
    try {
      return new ExchangeRate(
          required(told.currency(), "exchangeRate.currency"),
          required(told.date(), "exchangeRate.date"),
          required(told.rate(), "exchangeRate.rate"));
    } catch (InvalidInput e) {
      throw new MalformedEvent("the body holds no rate: " + e.getMessage(), e);
    }
  }

  private static <T> Reference<T> reference(CloudEvent event, Told told, T fields) {
    return new Reference<>(
        event.subject(),
        event.aggregateVersion(),
        kind(required(told.kind(), "kind")),
        event.recordedAt(),
        fields);
  }

  private static ChangeKind kind(String word) {
    try {
      return ChangeKind.of(word);
    } catch (IllegalArgumentException e) {
      throw new MalformedEvent("there is no kind of change '" + word + "'", e);
    }
  }
}
