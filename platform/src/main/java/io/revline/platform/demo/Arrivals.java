package io.revline.platform.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * When business begins, and for whom: so much on a workday as the season brings and those who are
 * there can take on.
 */
final class Arrivals {
  private final Span span;
  private final List<Rep> reps;
  private final Dice dice;

  Arrivals(Company company, Dice dice) {
    this.span = company.span();
    this.reps = company.staff().reps();
    this.dice = dice;
  }

  /** Tells of so many, one after the other, the earliest first. */
  void each(int count, BiConsumer<LocalDate, Rep> begins) {
    List<LocalDate> days = span.days().filter(Workday::is).toList();
    double all = days.stream().mapToDouble(this::weight).sum();
    double passed = 0;
    long begun = 0;
    for (LocalDate day : days) {
      passed += weight(day);
      long due = Math.round(count * passed / all);
      for (; begun < due; begun++) {
        begins.accept(day, dice.one(reps, rep -> rep.capacity(day)));
      }
    }
  }

  private double weight(LocalDate day) {
    return Season.interest(day) * reps.stream().mapToDouble(rep -> rep.capacity(day)).sum();
  }
}
