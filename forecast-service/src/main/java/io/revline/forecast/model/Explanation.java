package io.revline.forecast.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes up the log-odds that a deal is won within the next week.
 *
 * @param start where every deal starts
 * @param logOdds the start and all contributions added up
 * @param pWon the chance that these are the log-odds of
 * @param contributions what each feature adds, the weightiest first
 */
public record Explanation(double start, double logOdds, double pWon, List<Part> contributions) {

  /**
   * What one feature adds.
   *
   * @param feature its key
   * @param label what it tells, in words
   * @param value what it is for the deal; null where nobody knows
   * @param contribution what it adds to the log-odds
   */
  public record Part(String feature, String label, @Nullable String value, double contribution) {}

  public Explanation {
    contributions = List.copyOf(contributions);
  }

  static Explanation of(double start, List<Part> parts) {
    double sum = start + parts.stream().mapToDouble(Part::contribution).sum();
    Comparator<Part> weight = Comparator.comparingDouble(part -> -Math.abs(part.contribution()));
    return new Explanation(
        start,
        sum,
        LogOdds.chance(sum),
        parts.stream().sorted(weight.thenComparing(Part::feature)).toList());
  }

  /** A number as people write it, to a tenth; null where it is unknown. */
  static @Nullable String plain(float number) {
    return Float.isNaN(number)
        ? null
        : BigDecimal.valueOf(number)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }
}
