package io.revline.forecast.period;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What people say of a period without a model. Every projection is shown beside them. */
enum Baseline {
  /** As much as the period before. */
  LAST_PERIOD("lastPeriod"),

  /** As much as the same month of the last quarter; of a quarter or year, as the one before. */
  LAST_QUARTER("samePeriodLastQuarter"),

  /** As much as the same period a year ago. */
  LAST_YEAR("samePeriodLastYear"),

  /** What is closed, and what is due in the period by the chances of its stages. */
  STAGE_WEIGHTED("stageWeighted"),

  /** What is closed, and what is due in the period and at least most likely. */
  CATEGORY("category"),

  /** What is closed, divided by the share that was closed at the same point of the last quarter. */
  SAME_POINT("samePoint");

  private static final Set<String> SURE = Set.of("mostLikely", "commit");
  private static final int QUARTERS = 4;

  private final String word;

  Baseline(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** What it says, or no number when it can say nothing. */
  double says(Ledger ledger, FiscalCalendar calendar, FiscalPeriod period, Instant asOf) {
    return switch (this) {
      case LAST_PERIOD -> ledger.wonIn(Span.previous(calendar, period));
      case LAST_QUARTER -> ledger.wonIn(Span.stepBack(calendar, period));
      case LAST_YEAR -> ledger.wonIn(yearBefore(calendar, period));
      case STAGE_WEIGHTED ->
          ledger.wonIn(period) + due(ledger, period, each -> each.stageChance().doubleValue());
      case CATEGORY ->
          ledger.wonIn(period)
              + due(ledger, period, each -> SURE.contains(each.category()) ? 1 : 0);
      case SAME_POINT -> samePoint(ledger, calendar, period, asOf);
    };
  }

  private static FiscalPeriod yearBefore(FiscalCalendar calendar, FiscalPeriod period) {
    FiscalPeriod at = period;
    int steps =
        switch (period.level()) {
          case MONTH, QUARTER -> QUARTERS;
          case YEAR -> 1;
        };
    for (int i = 0; i < steps; i++) {
      at = Span.stepBack(calendar, at);
    }
    return at;
  }

  private static double due(
      Ledger ledger, FiscalPeriod period, ToDoubleFunction<BookEntry> chance) {
    return ledger.open().stream()
        .filter(deal -> isWithin(period, deal.closeDate()))
        .mapToDouble(deal -> ledger.worth(deal) * chance.applyAsDouble(deal))
        .sum();
  }

  private static boolean isWithin(FiscalPeriod period, @Nullable LocalDate day) {
    return day != null && !day.isBefore(period.from()) && day.isBefore(period.to());
  }

  private static double samePoint(
      Ledger ledger, FiscalCalendar calendar, FiscalPeriod period, Instant asOf) {
    FiscalPeriod last = Span.stepBack(calendar, period);
    Instant point = last.endsAt().minus(Duration.between(asOf, period.endsAt()));
    double by =
        ledger.wins().stream()
            .filter(win -> !win.wonAt().isBefore(last.startsAt()) && win.wonAt().isBefore(point))
            .mapToDouble(Win::worth)
            .sum();
    double whole = ledger.wonIn(last);
    return by == 0 || whole == 0 ? Double.NaN : ledger.wonIn(period) * whole / by;
  }
}
