package io.revline.pipeline.rate;

import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.ReferenceType;
import jakarta.enterprise.context.ApplicationScoped;

/** All exchange rates. They lead to the corporate currency, which has none itself. */
@ApplicationScoped
public class ExchangeRates implements ReferenceKind<ExchangeRate> {
  private final CorporateCurrency corporate;

  ExchangeRates(CorporateCurrency corporate) {
    this.corporate = corporate;
  }

  @Override
  public ReferenceType<ExchangeRate> type() {
    return ExchangeRate.TYPE;
  }

  @Override
  public String noun() {
    return "exchange rate";
  }

  @Override
  public void guard(String id, ExchangeRate rate) {
    String target = corporate.locked().value();
    if (rate.currency().equals(target)) {
      throw InvalidInput.of(
          "currency", target + " is the corporate currency, whose rate is 1: leave it out");
    }
  }
}
