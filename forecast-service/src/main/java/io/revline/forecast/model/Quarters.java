package io.revline.forecast.model;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.PeriodLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where quarters begin; days outside what is known of the calendar have no quarter. */
final class Quarters {
  private static final double DAY = 86_400;

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2060;

  private final long[] starts;

  /**
   * @param starts first days of quarters that follow one another, as days since 1970
   */
  Quarters(long[] starts) {
    this.starts = starts.clone();
  }

  /** The quarters of a calendar in the years that deals are about. */
  static Quarters of(FiscalCalendar calendar) {
    return new Quarters(
        IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
            .mapToObj(calendar::periodsOf)
            .flatMap(List::stream)
            .filter(period -> period.level() == PeriodLevel.QUARTER)
            .mapToLong(period -> period.from().toEpochDay())
            .sorted()
            .toArray());
  }

  /** Days from a moment to the end of its quarter, or NaN. */
  float daysToEnd(Instant moment) {
    double day = moment.getEpochSecond() / DAY;
    int next = Arrays.binarySearch(starts, (long) Math.floor(day) + 1);
    int end = next < 0 ? -next - 1 : next;
    return end == 0 || end == starts.length ? Float.NaN : (float) (starts[end] - day);
  }

  /** Days from a day to the end of its quarter, or NaN. */
  float daysToEnd(LocalDate day) {
    return daysToEnd(Instant.ofEpochSecond(Math.multiplyExact(day.toEpochDay(), 86_400L)));
  }

  void write(TextBlocks.Writer writer) {
    writer.add(starts.length);
    Arrays.stream(starts).forEach(writer::add);
  }

  static Quarters read(TextBlocks.Reader reader) {
    long[] starts = new long[reader.number()];
    Arrays.setAll(starts, each -> reader.number());
    return new Quarters(starts);
  }
}
