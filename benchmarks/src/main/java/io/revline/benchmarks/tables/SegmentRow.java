package io.revline.benchmarks.tables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a deal's life as it was believed for a time. The odd ones are learned when a step is
 * taken and believed to last; the even ones replace them once they have ended.
 *
 * @param number among the deal's segments, from 1 on
 * @param to null while it lasts
 * @param recordedTo null while it is believed
 * @param owner by external id
 * @param closeDate null for some deals
 * @param closedAt null while the deal is open
 */
record SegmentRow(
    DealRow deal,
    int number,
    Instant from,
    @Nullable Instant to,
    Instant recordedFrom,
    @Nullable Instant recordedTo,
    SampleStage stage,
    String owner,
    @Nullable LocalDate closeDate,
    @Nullable Instant closedAt) {
  static final String FORECAST_COLUMNS =
      "deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount,"
          + " currency, probability, category, close_date, closed_at, external_source, external_id,"
          + " created_at, pipeline, stage, account, source, products";
  static final String PERFORMANCE_COLUMNS =
      "deal_id, number, valid_from, valid_to, recorded_from, recorded_to, status, owner, amount,"
          + " currency, created_at, closed_at";

  /** The version of the deal that brought this segment. */
  int version() {
    return number / 2 + 1;
  }

  /** Whether a step of the deal brought it, not just the end of the one before. */
  boolean begins() {
    return number % 2 == 1;
  }

  /** A line of CSV for {@link #FORECAST_COLUMNS}. */
  String forForecast() {
    return Csv.line(
        deal.id(),
        number,
        from,
        to,
        recordedFrom,
        recordedTo,
        status(),
        owner,
        deal.amount(),
        deal.currency(),
        stage.probability(),
        stage.toldCategory(),
        closeDate,
        closedAt,
        "crm",
        deal.number(),
        deal.createdAt(),
        "default",
        stage.key(),
        deal.account(),
        deal.source(),
        deal.toldProducts());
  }

  /** A line of CSV for {@link #PERFORMANCE_COLUMNS}. */
  String forPerformance() {
    return Csv.line(
        deal.id(),
        number,
        from,
        to,
        recordedFrom,
        recordedTo,
        status(),
        owner,
        deal.amount(),
        deal.currency(),
        deal.createdAt(),
        closedAt);
  }

  private String status() {
    return stage.status().toLowerCase(Locale.ROOT);
  }
}
