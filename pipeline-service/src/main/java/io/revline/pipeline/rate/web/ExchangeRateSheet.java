package io.revline.pipeline.rate.web;

import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.web.ReferenceSheet;
import io.revline.pipeline.rate.ExchangeRates;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Exchange rates as a table that imports fill. */
final class ExchangeRateSheet {
  private ExchangeRateSheet() {}

  @Produces
  @Singleton
  static ReferenceSheet sheet(ExchangeRates exchangeRates, ReferenceCommands commands) {
    return ReferenceSheet.of("exchange-rates", exchangeRates, new ExchangeRateForm(), commands);
  }
}
