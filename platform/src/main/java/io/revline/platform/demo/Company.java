package io.revline.platform.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A maker of sensors for plants: the time told of, its people and its customers. */
final class Company {
  private final Span span;
  private final Staff staff;
  private final List<Account> accounts;
  private final Map<Team, List<Account>> customers;

  private Company(Span span, Staff staff, List<Account> accounts) {
    this.span = span;
    this.staff = staff;
    this.accounts = accounts;
    this.customers = accounts.stream().collect(Collectors.groupingBy(Account::team));
  }

  static Company of(long seed, LocalDate today) {
    Span span = Span.until(today);
    return new Company(
        span,
        Staff.hired(span, new Dice(seed, "staff")),
        Account.found(new Dice(seed, "accounts")));
  }

  Span span() {
    return span;
  }

  Staff staff() {
    return staff;
  }

  List<Account> accounts() {
    return accounts;
  }

  /** A customer of the team that a rep sells in on a day; some are asked more often than others. */
  Account customer(Rep rep, LocalDate day, Dice dice) {
    List<Account> possible = customers.getOrDefault(rep.team(day), accounts);
    double place = dice.from(0, 1);
    return possible.get((int) (place * place * possible.size()));
  }
}
