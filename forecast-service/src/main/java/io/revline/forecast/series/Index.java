package io.revline.forecast.series;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A series from outside that may foretell revenue, such as the trend of a market.
 *
 * @param values in the order of their months, each month once
 */
public record Index(List<IndexValue> values) {
  /** Indexes are kept under this type. */
  public static final ReferenceType<Index> TYPE = new ReferenceType<>("index", Index.class);

  /** Fifty years. */
  static final int MOST = 600;

  /**
   * A month and its value.
   *
   * @param month a month of the calendar year; over before its value is used
   * @param value in any unit
   */
  public record IndexValue(YearMonth month, BigDecimal value) {}

  /**
   * Values in any order.
   *
   * @throws InvalidInput when there are none or too many, or a month stands twice
   */
  public Index {
    values = values.stream().sorted((one, other) -> one.month.compareTo(other.month)).toList();
    if (values.isEmpty() || values.size() > MOST) {
      throw InvalidInput.of("file", "must have from 1 to %d months".formatted(MOST));
    }
    Set<YearMonth> seen = new HashSet<>();
    for (IndexValue value : values) {
      if (!seen.add(value.month)) {
        throw InvalidInput.of("month", "%s stands twice".formatted(value.month));
      }
    }
  }
}
