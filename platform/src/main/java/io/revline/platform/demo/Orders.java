package io.revline.platform.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The table of the shop, where customers ask for more at list prices: a row for each product of an
 * order, saying how the order stands now.
 */
final class Orders {
  private static final int COUNT = 2_500;
  private static final int FIRST_NUMBER = 50_001;
  private static final double WINS = 0.45;
  private static final int MOST_LINES = 3;
  private static final int DAYS_OFFERED = 30;

  /** What a line comes to at most, unless one piece is worth more. */
  private static final int USUAL_LINE = 6_000;

  private final Company company;
  private final Dice dice;
  private int number = FIRST_NUMBER;

  Orders(Company company, Dice dice) {
    this.company = company;
    this.dice = dice;
  }

  void write(Path folder) throws IOException {
    try (Table table =
        new Table(
            folder.resolve("orders.csv"),
            "order",
            "opened",
            "closed",
            "state",
            "customer",
            "account",
            "rep",
            "valid until",
            "product",
            "quantity",
            "price",
            "discount")) {
      new Arrivals(company, dice).each(COUNT, (day, rep) -> order(day, rep, table));
    }
  }

  private void order(LocalDate day, Rep rep, Table table) {
    Account account = company.customer(rep, day, dice);
    Region region = account.team().region();
    Instant opened = Workday.moment(day, region, dice);
    LocalDate end = end(day, rep);
    boolean isOpen = !end.isBefore(company.span().today());
    String closed = isOpen ? "" : Workday.moment(end, region, dice).toString();
    String decided = dice.chance(WINS) ? "Paid" : "Expired";
    String id = "S-" + number++;
    LocalDate until = Workday.from(day.plusDays(DAYS_OFFERED));
    for (Product product : products()) {
      table.row(
          id,
          opened,
          closed,
          isOpen ? "Open" : decided,
          account.name(),
          account.id(),
          rep.id(),
          until,
          product.id(),
          dice.between(1, Math.max(1, USUAL_LINE / product.price())),
          product.price(),
          dice.one(List.of(0, 0, 0, 5, 10)));
    }
  }

  /** Nobody leaves an order behind. */
  private LocalDate end(LocalDate day, Rep rep) {
    LocalDate end = Workday.from(day.plusDays(1 + Math.round(dice.around(18, 0.5))));
    LocalDate left = rep.to();
    return left == null || end.isBefore(left) ? end : Workday.upTo(left.minusDays(1));
  }

  /** One to three, each once. */
  private List<Product> products() {
    List<Product> products = new ArrayList<>(Product.ALL);
    for (int i = 0; i < MOST_LINES; i++) {
      Collections.swap(products, i, dice.between(i, products.size() - 1));
    }
    return products.subList(0, dice.between(1, MOST_LINES));
  }
}
