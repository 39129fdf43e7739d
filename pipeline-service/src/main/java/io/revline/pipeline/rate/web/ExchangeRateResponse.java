package io.revline.pipeline.rate.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.reference.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A rate as callers see it. */
record ExchangeRateResponse(
    String id,
    long version,
    String currency,
    LocalDate date,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
    Instant updatedAt) {

  static ExchangeRateResponse from(Reference<ExchangeRate> reference) {
    ExchangeRate rate = reference.body();
    return new ExchangeRateResponse(
        reference.id(),
        reference.version(),
        rate.currency(),
        rate.date(),
        rate.rate(),
        reference.recordedAt());
  }
}
