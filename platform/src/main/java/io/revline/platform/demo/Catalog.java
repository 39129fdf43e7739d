package io.revline.platform.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;

/** Tables of what deals refer to: accounts, products and exchange rates. */
final class Catalog {
  /** The first day there is a rate of. */
  private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

  private static final double EURO_IN_DOLLARS = 1.08;
  private static final double LARGEST_STEP = 0.018;

  private final Company company;
  private final Path folder;

  Catalog(Company company, Path folder) {
    this.company = company;
    this.folder = folder;
  }

  void write(Dice dice) throws IOException {
    accounts();
    products();
    rates(dice);
  }

  private void accounts() throws IOException {
    try (Table table =
        new Table(
            folder.resolve("accounts.csv"),
            "id",
            "name",
            "region",
            "industry",
            "segment",
            "parent")) {
      for (Account account : company.accounts()) {
        table.row(
            account.id(),
            account.name(),
            account.team().region().id(),
            account.industry(),
            account.segment().label(),
            account.parent());
      }
    }
  }

  private void products() throws IOException {
    try (Table table =
        new Table(folder.resolve("products.csv"), "id", "name", "family", "price", "currency")) {
      for (Product product : Product.ALL) {
        table.row(product.id(), product.name(), product.family(), product.price(), "USD");
      }
    }
  }

  /** What a euro is worth in US dollars: before the records began, and from each month on. */
  private void rates(Dice dice) throws IOException {
    try (Table table =
        new Table(folder.resolve("exchange-rates.csv"), "currency", "date", "rate")) {
      double rate = EURO_IN_DOLLARS;
      table.row("EUR", BEGINNING, EURO_IN_DOLLARS);
      LocalDate month = company.span().from();
      for (; month.isBefore(company.span().today()); month = month.plusMonths(1)) {
        table.row("EUR", month, BigDecimal.valueOf(rate).setScale(4, RoundingMode.HALF_EVEN));
        double back = (EURO_IN_DOLLARS - rate) / 5;
        rate += back + dice.from(-LARGEST_STEP, LARGEST_STEP);
      }
    }
  }
}
