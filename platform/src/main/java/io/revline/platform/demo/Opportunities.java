package io.revline.platform.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table of the CRM: a row each time an opportunity changed, saying how it stood from then on.
 */
final class Opportunities {
  private static final int COUNT = 17_500;
  private static final int FIRST_NUMBER = 10_001;

  private final Company company;
  private final Dice dice;
  private final Life life;
  private final Guide guide;
  private int number = FIRST_NUMBER;

  Opportunities(Company company, Dice dice, Guide guide) {
    this.company = company;
    this.dice = dice;
    this.life = new Life(company, dice);
    this.guide = guide;
  }

  /** Writes a table for each year in which opportunities began, and returns their names. */
  List<String> write(Path folder) throws IOException {
    SortedMap<Integer, List<Opportunity>> byYear = new TreeMap<>();
    new Arrivals(company, dice)
        .each(
            COUNT,
            (day, rep) ->
                byYear
                    .computeIfAbsent(day.getYear(), year -> new ArrayList<>())
                    .add(begun(day, rep)));
    List<String> names = new ArrayList<>();
    for (Map.Entry<Integer, List<Opportunity>> year : byYear.entrySet()) {
      names.add(DemoData.OPPORTUNITIES + "-" + year.getKey());
      tell(year.getValue(), folder.resolve(names.getLast() + ".csv"));
    }
    return names;
  }

  private void tell(List<Opportunity> deals, Path file) throws IOException {
    try (Table table =
        new Table(
            file,
            "id",
            "at",
            "stage",
            "name",
            "account",
            "source",
            "owner",
            "amount",
            "currency",
            "due",
            "lost reason")) {
      deals.forEach(deal -> tell(deal, table));
    }
  }

  private Opportunity begun(LocalDate day, Rep rep) {
    Account account = company.customer(rep, day, dice);
    return new Opportunity(
        "O-" + number++,
        day,
        rep,
        account,
        dice.one(LeadSource.ALL, LeadSource::share),
        account.name() + ": " + dice.one(Product.PROJECTS));
  }

  private void tell(Opportunity deal, Table table) {
    NavigableMap<LocalDate, Stand> stands = life.of(deal);
    Region region = deal.account().team().region();
    stands.forEach((day, stand) ->
        table.row(
            deal.id(),
            Workday.moment(day, region, dice),
            stand.stage().key(),
            deal.name(),
            deal.account().id(),
            deal.source().label(),
            stand.owner().id(),
            stand.worth(),
            region.currency(),
            stand.due(),
            stand.reason()));
    guide.see(deal, stands.lastEntry().getValue());
  }
}
