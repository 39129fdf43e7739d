package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.revline.contracts.Money;
import java.math.BigDecimal;

/**
 * Something a deal sells.
 *
 * @param product the product, by external id
 * @param quantity how many, a decimal string
 * @param unitPrice what one costs before the discount
 * @param discount percent off, 0 to 100, a decimal string
 */
public record ProductLine(
    String product,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
    Money unitPrice,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal discount) {}
