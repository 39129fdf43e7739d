package io.revline.pipeline.rate.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rate as a caller sends it.
 *
 * @param currency ISO 4217; in a batch or table, required
 * @param date the first day it holds; absent in a batch or table, it holds from the start
 * @param rate units of the corporate currency for one unit of the currency
 */
record ExchangeRateRequest(
    @Nullable String currency,
    @Nullable LocalDate date,
    @Schema(type = SchemaType.STRING, format = "decimal") @Nullable BigDecimal rate) {}
