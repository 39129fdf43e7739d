package io.revline.forecast.period;

import io.revline.forecast.model.Outlook;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The deals as of a moment with the outlook of each open one: from it any period is projected.
 *
 * @param asOf the moment
 * @param calendar the fiscal calendar
 * @param unit what numbers are in
 * @param decimals with how many decimals
 * @param ledger the deals
 * @param tree who stands beneath whom
 * @param outlooks by deal
 * @param missingRate whether a currency could not be converted
 */
record Account(
    Instant asOf,
    FiscalCalendar calendar,
    String unit,
    int decimals,
    Ledger ledger,
    Tree tree,
    Map<UUID, Outlook> outlooks,
    boolean missingRate) {
  private static final int QUARTERS_BACK = 8;

  /**
   * How much open deals swing together, and each leaf beside the others: a fifth more or less, with
   * which the intervals of docs/forecast-accuracy.md held what they say.
   */
  private static final double OPEN_SWING = 0.2;

  private static final double LEAF_SWING = 0.2;

  Account {
    outlooks = Map.copyOf(outlooks);
  }

  /**
   * What a period is projected from.
   *
   * @param setting what is set from experience
   */
  Book book(FiscalPeriod period, Setting setting) {
    if (!asOf.isBefore(period.endsAt())) {
      return new Book(
          decimals, tree, ledger.closed(period), List.of(), Expected.NOTHING, new Swings(0, 0, 0));
    }
    Span span = Span.of(period, asOf);
    NewBusiness.Guess created =
        new NewBusiness(ledger.wins(), ledger.firstKnown(asOf), setting.memory())
            .guess(span, Span.before(calendar, period, asOf, QUARTERS_BACK));
    Swings swings = new Swings(OPEN_SWING, Miss.swing(created.misses(), span.weeks()), LEAF_SWING);
    return new Book(
        decimals,
        tree,
        ledger.closed(period),
        stakes(span),
        created.expected(),
        swings.times(setting.width()));
  }

  /** What to keep in mind of what is projected from a book. */
  List<String> flags(Book book) {
    List<String> flags = new ArrayList<>();
    if (ledger.lacksAmounts()) {
      flags.add("withoutAmount");
    }
    if (missingRate) {
      flags.add("missingRate");
    }
    if (!book.created().known()) {
      flags.add("noHistory");
    }
    return flags;
  }

  private List<Stake> stakes(Span span) {
    List<Stake> stakes = new ArrayList<>();
    for (BookEntry entry : ledger.open()) {
      Outlook outlook = outlooks.get(entry.dealId());
      if (outlook != null) {
        double chance = outlook.wonWithin(span.daysTo()) - outlook.wonWithin(span.daysFrom());
        stakes.add(
            new Stake(
                entry.leaf(), entry.category(), Math.clamp(chance, 0, 1), ledger.worth(entry)));
      }
    }
    return stakes;
  }
}
