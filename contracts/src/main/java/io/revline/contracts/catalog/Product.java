package io.revline.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.Money;

/**
 * What is sold.
 *
 * @param name what people call it
 * @param family what it belongs to; may be absent
 * @param listPrice what one costs without a discount; may be absent
 * @param active whether it is still sold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Product(String name, String family, Money listPrice, boolean active) {}
