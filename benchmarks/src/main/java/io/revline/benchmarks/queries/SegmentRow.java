package io.revline.benchmarks.queries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a deal as the projections keep it.
 *
 * @param to null while it lasts
 * @param recordedTo null while it is believed
 * @param amount a decimal number
 * @param probability from 0 to 1
 * @param closedAt null while the deal is open
 */
record SegmentRow(
    UUID deal,
    int number,
    Instant from,
    @Nullable Instant to,
    Instant recordedFrom,
    @Nullable Instant recordedTo,
    String status,
    String owner,
    String amount,
    String currency,
    String probability,
    String category,
    LocalDate closeDate,
    Instant createdAt,
    @Nullable Instant closedAt) {
  static final String FORECAST_COLUMNS =
      "deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount,"
          + " currency, probability, category, close_date, closed_at";
  static final String PERFORMANCE_COLUMNS =
      "deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount,"
          + " currency, created_at, closed_at";

  /** A line of CSV for {@link #FORECAST_COLUMNS}. */
  String forForecast() {
    return line(probability, category, closeDate, closedAt);
  }

  /** A line of CSV for {@link #PERFORMANCE_COLUMNS}. */
  String forPerformance() {
    return line(createdAt, closedAt);
  }

  private String line(@Nullable Object... last) {
    String first =
        csv(deal, number, from, to, recordedFrom, recordedTo, status, owner, amount, currency);
    return first + "," + csv(last) + "\n";
  }

  /** Nothing in it needs quotes; an empty cell is null. */
  private static String csv(@Nullable Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> Objects.toString(cell, ""))
        .collect(Collectors.joining(","));
  }
}
