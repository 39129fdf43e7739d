package io.revline.forecast.backtest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.forecast.period.Projection;
import io.revline.forecast.period.Projections;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.calendar.PeriodLevel;
import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Keeps once a day what is said of the month and the quarter at hand, for the company. */
@ApplicationScoped
class LiveForecasts {
  private static final List<String> MEASURES = List.of("amount", "count");

  /** Nobody asks: the service itself does, and sees everything. */
  private static final Caller SERVICE =
      new Caller("live-forecasts", Set.of("revops"), null, null, "live-forecasts");

  private final DataSource database;
  private final Projections projections;
  private final OutcomeModels models;
  private final FiscalCalendars calendars;
  private final Watermark watermark;

  LiveForecasts(
      DataSource database,
      Projections projections,
      OutcomeModels models,
      FiscalCalendars calendars,
      Watermark watermark) {
    this.database = database;
    this.projections = projections;
    this.models = models;
    this.calendars = calendars;
    this.watermark = watermark;
  }

  /** What was said of a period on a day. */
  record Live(String period, Instant asOf, Instant endsAt, double mean, List<Double> quantiles) {}

  /** Keeps what is said today, unless it is kept already or there are no deals to speak of. */
  void keep() {
    Times times = watermark.times(null, null);
    FiscalCalendar calendar = calendars.known(times.knownAt()).body();
    LocalDate today = times.asOf().atZone(calendar.timeZone()).toLocalDate();
    if (isKept(today) || isEmpty()) {
      return;
    }
    StoredModel model = models.at(times, true, SERVICE.subject());
    if (model.isReady()) {
      // All of a day or nothing: a day that has anything is not looked at again.
      QuarkusTransaction.requiringNew()
          .run(() ->
              calendar.periodsAt(today).stream()
                  .filter(period -> period.level() != PeriodLevel.YEAR)
                  .forEach(period ->
                      MEASURES.forEach(measure -> keep(model, times, today, period, measure))));
    }
  }

  private void keep(
      StoredModel model, Times times, LocalDate today, FiscalPeriod period, String measure) {
    Projection.Line said =
        projections.of(model, period.name(), times, measure, "company", SERVICE).node();
    Sql.of(
            "INSERT INTO live_forecast (period, measure, day, as_of, known_at, ends_at, level,"
                + " mean, quantiles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            period.name(),
            measure,
            today,
            times.asOf(),
            times.knownAt(),
            period.endsAt(),
            word(period.level()),
            said.mean().doubleValue(),
            Stream.of(said.p10(), said.p25(), said.p50(), said.p75(), said.p90())
                .map(Number::doubleValue)
                .toArray(Double[]::new))
        .update(database);
  }

  /** What was said of periods of a level that were over before a moment, in order. */
  List<Live> over(String level, String measure, Instant before) {
    return Sql.of("SELECT * FROM live_forecast WHERE level = ? AND measure = ?", level, measure)
        .add(" AND ends_at <= ? ORDER BY ends_at, day", before)
        .list(
            database,
            row ->
                new Live(
                    row.getString("period"),
                    Sql.instant(row, "as_of"),
                    Sql.instant(row, "ends_at"),
                    row.getDouble("mean"),
                    List.of((Double[]) row.getArray("quantiles").getArray())));
  }

  private boolean isKept(LocalDate day) {
    return Sql.of("SELECT 1 FROM live_forecast WHERE day = ? LIMIT 1", day)
        .first(database, row -> true)
        .isPresent();
  }

  private boolean isEmpty() {
    return Sql.of("SELECT 1 FROM deal_segment LIMIT 1").first(database, row -> true).isEmpty();
  }

  private static String word(PeriodLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
