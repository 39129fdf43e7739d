package io.revline.forecast.series;

import io.revline.forecast.series.SeriesForecast.KeyForecast;
import io.revline.forecast.series.WonSeries.Won;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.caller.Caller;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.figure.Row;
import io.revline.kit.http.ListCursor;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Forecasts revenue from what was won before, without any pipeline. */
@ApplicationScoped
public class SeriesForecasts {
  private final FiscalCalendars calendars;
  private final WonSeries wins;
  private final NameReader names;
  private final References references;
  private final DataSource database;
  private final Clock clock;

  SeriesForecasts(
      FiscalCalendars calendars,
      WonSeries wins,
      NameReader names,
      References references,
      DataSource database,
      Clock clock) {
    this.calendars = calendars;
    this.wins = wins;
    this.names = names;
    this.references = references;
    this.database = database;
    this.clock = clock;
  }

  /**
   * What the wins that the caller may see say of the next periods.
   *
   * @param times as the deals were then, and as was known then
   * @throws InvalidInput for a time that is not yet or too long ago
   */
  public SeriesAnswer of(SeriesQuestion question, Times times, Caller caller) {
    Periods periods = periods(question, times);
    List<Reference<Index>> indexes = references.known(Index.TYPE, times.knownAt());
    List<Won> keys = wins.of(question.by(), periods, times, caller);
    Study study = new Study(keys, question.step(), periods, indexes);
    String currency = RatePeriods.known(database, times.knownAt()).corporate();
    Telling telling =
        new Telling(
            question.step(), periods, currency, labels(question.by(), times.knownAt())::label);
    List<Won> following = following(keys, question.after());
    List<Won> shown = following.subList(0, Math.min(question.limit(), following.size()));
    SeriesForecast page =
        new SeriesForecast(
            times.asOf(),
            times.knownAt(),
            question.by().word(),
            question.step().word(),
            question.horizon(),
            currency,
            study.indexes(),
            study.ofEach(shown, telling),
            total(
                question.by() == By.TOTAL ? keys : wins.of(By.TOTAL, periods, times, caller),
                question,
                periods,
                indexes,
                telling),
            next(shown, following));
    return new SeriesAnswer(page, study.ofEach(following, telling));
  }

  private Periods periods(SeriesQuestion question, Times times) {
    if (times.asOf().isAfter(clock.instant())) {
      throw InvalidInput.of("asOf", "lies in the future: " + times.asOf());
    }
    return Periods.around(
        times.asOf(), calendars.known(times.knownAt()).body(), question.step(), question.horizon());
  }

  private static KeyForecast total(
      List<Won> total,
      SeriesQuestion question,
      Periods periods,
      List<Reference<Index>> indexes,
      Telling telling) {
    return total.isEmpty()
        ? telling.without(Row.TOTAL, List.of(), Telling.NOTHING)
        : new Study(total, question.step(), periods, indexes).of(total.getFirst(), telling);
  }

  private static List<Won> following(List<Won> keys, @Nullable String after) {
    return after == null
        ? keys
        : keys.stream().filter(won -> won.series().key().compareTo(after) > 0).toList();
  }

  private static @Nullable String next(List<Won> shown, List<Won> following) {
    return shown.size() == following.size()
        ? null
        : ListCursor.encode(shown.getLast().series().key());
  }

  private Names labels(By by, Instant knownAt) {
    return by.named().map(type -> names.known(type.name(), knownAt)).orElse(Names.NONE);
  }
}
