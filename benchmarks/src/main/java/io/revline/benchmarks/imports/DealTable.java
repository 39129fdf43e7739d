package io.revline.benchmarks.imports;

import io.revline.benchmarks.sample.SampleDeals;
import io.revline.benchmarks.sample.SampleDeals.SampleDeal;
import io.revline.benchmarks.tables.Csv;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** A table as another system would hand it over: a row per deal, most of them closed. */
final class DealTable {
  /** The system the table comes from, and so the source of the deals' external ids. */
  static final String SOURCE = "bench-import";

  static final String MAPPING =
      """
      source: %s
      externalId: id
      pipeline: default
      currency: EUR
      dates: {format: yyyy-MM-dd, zone: UTC}
      created: opened
      closed: closed
      stage:
        column: state
        values: {Open: proposal, Won: won, Lost: lost}
      openedIn: qualification
      fields:
        name: deal
        owner: rep
        account: customer
        closeDate: {column: expected}
      won:
        amount: value
      """
          .formatted(SOURCE);

  private static final long SEED = 20_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int OPENING_DAYS = 500;
  private static final int LONGEST = 180;

  private DealTable() {}

  /** As many rows, the same ones every time. */
  static String of(int rows) {
    SampleDeals deals = new SampleDeals(SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder table =
        new StringBuilder("id,deal,rep,customer,state,opened,closed,expected,value\n");
    for (int row = 1; row <= rows; row++) {
      table.append(row(row, deals.next(), random));
    }
    return table.toString();
  }

  private static String row(int number, SampleDeal deal, SplittableRandom random) {
    LocalDate opened = FIRST_DAY.plusDays(random.nextInt(OPENING_DAYS));
    LocalDate closed = opened.plusDays(1L + random.nextInt(LONGEST));
    int luck = random.nextInt(10);
    String state = luck < 5 ? "Won" : luck < 8 ? "Lost" : "Open";
    return Csv.line(
        number,
        deal.name(),
        deal.owner(),
        deal.account(),
        state,
        opened,
        state.equals("Open") ? null : closed,
        closed,
        deal.amount());
  }
}
