package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * A rep's share of the credit for a deal.
 *
 * @param rep the rep, by external id
 * @param percent the share, a decimal string; those of a deal add up to 100
 */
public record CreditSplit(
    String rep, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {}
