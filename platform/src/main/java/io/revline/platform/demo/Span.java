package io.revline.platform.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days that the company's records tell of.
 *
 * @param from the first day of a quarter
 * @param today the day after the last
 */
record Span(LocalDate from, LocalDate today) {
  /** Three years and what the quarter three years ago had before. */
  static Span until(LocalDate today) {
    return new Span(Quarter.of(today.minusYears(3)).first(), today);
  }

  /** The quarters, the one that goes on included. */
  List<Quarter> quarters() {
    return Stream.iterate(
            Quarter.of(from), quarter -> !quarter.first().isAfter(today), Quarter::next)
        .toList();
  }

  /** The days. */
  Stream<LocalDate> days() {
    return from.datesUntil(today);
  }
}
