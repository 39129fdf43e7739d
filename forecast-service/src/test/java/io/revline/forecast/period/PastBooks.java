package io.revline.forecast.period;

import io.revline.forecast.model.DealHistory;
import io.revline.forecast.model.OutcomeModel;
import io.revline.forecast.model.OutcomeTrainer;
import io.revline.forecast.model.Outlook;
import io.revline.forecast.past.PastDeals;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books of real deals as of a day of the past; each segment of the business is a team. */
final class PastBooks {
  private static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;
  private static final int DECIMALS = 2;

  private PastBooks() {}

  /** What a period is projected from on a day, by a model that is trained of what was before. */
  static Book book(PastDeals past, Measure measure, Instant asOf, FiscalPeriod period) {
    return book(
        new OutcomeTrainer(CALENDAR).train(past.deals(), asOf), past, measure, asOf, period);
  }

  /** The same by a model that has learned from nothing later. */
  static Book book(
      OutcomeModel model, PastDeals past, Measure measure, Instant asOf, FiscalPeriod period) {
    List<DealHistory> open = past.deals().stream().filter(deal -> deal.openAt(asOf)).toList();
    List<Outlook> told = model.outlooks(open, asOf, Span.weeks(asOf, period.endsAt()));
    Map<UUID, Outlook> outlooks = new HashMap<>();
    for (int i = 0; i < open.size(); i++) {
      outlooks.put(open.get(i).id(), told.get(i));
    }
    Ledger ledger = ledger(past, measure, asOf);
    return new Account(asOf, CALENDAR, "deals", DECIMALS, ledger, tree(past), outlooks, false)
        .book(period, Setting.USUAL);
  }

  /** The deals as of a day. */
  static Ledger ledger(PastDeals past, Measure measure, Instant asOf) {
    List<BookEntry> won = new ArrayList<>();
    List<BookEntry> open = new ArrayList<>();
    for (DealHistory deal : past.deals()) {
      PastDeals.wonAt(deal, asOf).ifPresent(at -> won.add(entry(past, deal, measure, at)));
      if (deal.openAt(asOf)) {
        open.add(entry(past, deal, measure, null));
      }
    }
    return new Ledger(measure, DECIMALS, won, open);
  }

  private static BookEntry entry(
      PastDeals past, DealHistory deal, Measure measure, @Nullable Instant wonAt) {
    return new BookEntry(
        deal.id(),
        new Leaf(Leaf.NOBODY, Objects.requireNonNull(past.segments().get(deal.id()))),
        BigDecimal.ONE,
        "pipeline",
        BigDecimal.ZERO,
        null,
        deal.createdAt(),
        wonAt,
        wonAt == null || measure == Measure.COUNT ? null : past.worths().get(deal.id()),
        false);
  }

  private static Tree tree(PastDeals past) {
    Map<String, Set<String>> lines = new TreeMap<>();
    past.segments().values().forEach(segment -> lines.put(segment, Set.of(segment)));
    return new Tree(lines, Map.of());
  }
}
