package io.revline.pipeline.deal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What the deals of one place come to. All of it is exact, so what a change takes away is what was
 * once added.
 *
 * @param deals how many
 * @param counted how many of them no other place counts in the total
 * @param amount in their currency
 * @param converted the part of it that has a rate, in the corporate currency; 0 of open deals
 * @param unrated how many deals have no rate; of closed ones
 */
record Sum(long deals, long counted, BigDecimal amount, BigDecimal converted, long unrated) {
  private static final int LONG_BITS = 63;

  Sum {
    amount = compact(amount);
    converted = compact(converted);
  }

  /** There are hundreds of thousands: a number of the database takes twice the room. */
  private static BigDecimal compact(BigDecimal number) {
    BigInteger digits = number.unscaledValue();
    return digits.bitLength() > LONG_BITS
        ? number
        : BigDecimal.valueOf(digits.longValue(), number.scale());
  }

  Sum plus(Sum other) {
    return new Sum(
        deals + other.deals,
        counted + other.counted,
        amount.add(other.amount),
        converted.add(other.converted),
        unrated + other.unrated);
  }

  Sum negated() {
    return new Sum(-deals, -counted, amount.negate(), converted.negate(), -unrated);
  }

  /** Whether no deal is left. */
  boolean isEmpty() {
    return deals == 0;
  }
}
