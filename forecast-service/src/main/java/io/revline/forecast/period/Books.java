package io.revline.forecast.period;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.forecast.model.DealOutlooks;
import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.forecast.revision.Slice;
import io.revline.kit.Money;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads what a period is projected from. */
@ApplicationScoped
class Books {
  private static final int COUNT_DECIMALS = 4;

  /** Of 100,000 open deals each takes some 60 MB. */
  private static final int MOST_KEPT = 2;

  private final DataSource database;
  private final BookEntries entries;
  private final DealOutlooks outlooks;
  private final Cache<Question, Account> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(OutcomeModels.KEPT).build();

  Books(DataSource database, BookEntries entries, DealOutlooks outlooks) {
    this.database = database;
    this.entries = entries;
    this.outlooks = outlooks;
  }

  /** What decides about an account. */
  private record Question(UUID model, Times times, Measure measure, int weeks) {}

  /**
   * The same as {@link #account}, kept for a while, since one node after the other is looked at.
   */
  Account recent(
      StoredModel model,
      Times times,
      Measure measure,
      FiscalCalendar calendar,
      FiscalPeriod period) {
    int weeks = Span.weeks(times.asOf(), period.endsAt());
    return kept.get(
        new Question(model.id(), times, measure, weeks),
        question -> account(model, times, measure, calendar, period, Slice.ALL));
  }

  /** The deals of a slice as of a moment, with outlooks as far as the end of a period. */
  Account account(
      StoredModel model,
      Times times,
      Measure measure,
      FiscalCalendar calendar,
      FiscalPeriod period,
      Slice slice) {
    RatePeriods rates = RatePeriods.known(database, times.knownAt());
    List<BookEntry> won = entries.won(times, rates, slice);
    List<BookEntry> open = entries.open(times, rates, slice);
    int weeks = Span.weeks(times.asOf(), period.endsAt());
    int decimals = decimals(measure, rates);
    return new Account(
        times.asOf(),
        calendar,
        measure == Measure.COUNT ? "deals" : rates.corporate(),
        decimals,
        new Ledger(measure, decimals, won, open),
        entries.tree(times),
        outlooks.of(model, times, weeks, slice),
        measure == Measure.AMOUNT
            && Stream.concat(won.stream(), open.stream()).anyMatch(BookEntry::unrated));
  }

  /** What had been won in a period of a slice when it ended, by leaf. */
  Map<Leaf, BigDecimal> closed(FiscalPeriod period, Instant knownAt, Measure measure, Slice slice) {
    RatePeriods rates = RatePeriods.known(database, knownAt);
    List<BookEntry> won = entries.won(new Times(period.endsAt(), knownAt), rates, slice);
    return new Ledger(measure, decimals(measure, rates), won, List.of()).closed(period);
  }

  private static int decimals(Measure measure, RatePeriods rates) {
    return switch (measure) {
      case COUNT -> COUNT_DECIMALS;
      case AMOUNT -> Money.decimalsOf(rates.corporate(), "currency");
    };
  }
}
