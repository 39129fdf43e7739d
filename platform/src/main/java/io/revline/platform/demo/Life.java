package io.revline.platform.demo;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;

/** What becomes of opportunities. */
final class Life {
  private static final double WINS = 0.228;
  private static final double DAYS_TO_WIN = 90;
  private static final double DAYS_TO_LOSE = 79;
  private static final double HOPED_DAYS = 72;
  private static final int MOST_PUSHES = 5;
  private static final double FORGOTTEN = 0.18;
  private static final List<String> REASONS =
      List.of("Price", "Competitor", "No decision", "No budget", "No answer", "Missing function");

  private final Company company;
  private final Dice dice;

  Life(Company company, Dice dice) {
    this.company = company;
    this.dice = dice;
  }

  /** How an opportunity stood from each day on, up to the day before today. */
  NavigableMap<LocalDate, Stand> of(Opportunity deal) {
    boolean isWon = dice.chance(odds(deal));
    Stage last = isWon ? Stage.NEGOTIATION : dice.one(Stage.OPEN, Stage::losses);
    LocalDate closed = isWon ? won(deal) : lost(deal, last);
    Turns turns = new Turns(deal.created(), closed);
    move(deal, turns, last, closed);
    LocalDate due = hoped(deal.created().plusDays(Math.round(dice.around(HOPED_DAYS, 0.35))));
    putOff(turns, due);
    handOver(deal, turns, closed);
    close(turns, isWon, closed);
    long worth = Stand.rounded(dice.around(deal.account().segment().median(), 0.55));
    return turns.applied(
        new Stand(Stage.PROSPECTING, worth, due, 0, deal.owner(), ""), company.span().today());
  }

  private static double odds(Opportunity deal) {
    double odds =
        WINS * deal.source().odds() * deal.owner().skill() * deal.account().segment().odds();
    return Math.min(odds, 0.8);
  }

  private LocalDate won(Opportunity deal) {
    double days = dice.around(DAYS_TO_WIN * deal.account().segment().pace(), 0.42);
    LocalDate day = Season.win(after(deal.created(), days), dice);
    return day.isAfter(deal.created()) ? day : Workday.from(deal.created().plusDays(1));
  }

  /** The further a lost one came, the longer it took; nobody hurries to write a loss down. */
  private LocalDate lost(Opportunity deal, Stage last) {
    double part = 0.35;
    for (Stage stage : Stage.OPEN.subList(0, last.ordinal() + 1)) {
      part += stage.length() * 0.75;
    }
    double pace = deal.account().segment().pace();
    return Workday.from(after(deal.created(), dice.around(DAYS_TO_LOSE * pace * part, 0.5)));
  }

  private static LocalDate after(LocalDate day, double days) {
    return day.plusDays(Math.max(1, Math.round(days)));
  }

  private void move(Opportunity deal, Turns turns, Stage last, LocalDate closed) {
    List<Stage> stages = Stage.OPEN.subList(0, last.ordinal() + 1);
    double[] lengths =
        stages.stream().mapToDouble(it -> it.length() * dice.from(0.6, 1.4)).toArray();
    double all = Arrays.stream(lengths).sum();
    double days = closed.toEpochDay() - deal.created().toEpochDay();
    double passed = 0;
    for (int i = 0; i < last.ordinal(); i++) {
      passed += lengths[i];
      LocalDate day = Workday.from(after(deal.created(), days * passed / all));
      if (turns.isWithin(day)) {
        Stage next = Stage.OPEN.get(i + 1);
        double revised = next == Stage.PROPOSAL ? dice.from(0.8, 1.25) : 1;
        turns.on(day, stand -> stand.in(next).worth(revised));
      }
    }
  }

  /** Whoever sells hopes for the end of a month. */
  private LocalDate hoped(LocalDate day) {
    return Workday.upTo(dice.chance(0.55) ? day.with(TemporalAdjusters.lastDayOfMonth()) : day);
  }

  /**
   * A deal that is not closed by the day it was expected to is expected later, unless forgotten.
   */
  private void putOff(Turns turns, LocalDate first) {
    LocalDate due = first;
    for (int pushes = 0; pushes < MOST_PUSHES && !dice.chance(FORGOTTEN); pushes++) {
      LocalDate day = Workday.from(due.plusDays(dice.between(-5, 3)));
      LocalDate later = hoped(due.plusDays(dice.between(30, 75)));
      if (!turns.isWithin(day) || !turns.isWithin(due)) {
        return;
      }
      turns.about(day, stand -> stand.putOff(later));
      due = later;
    }
  }

  /** Who leaves hands open deals over to somebody of the team. */
  private void handOver(Opportunity deal, Turns turns, LocalDate closed) {
    Rep owner = deal.owner();
    while (owner.isGone(closed)) {
      LocalDate day = Workday.from(Objects.requireNonNull(owner.to()));
      Rep next = dice.one(company.staff().active(owner.team(day), day));
      turns.on(day, stand -> stand.with(next));
      owner = next;
    }
  }

  private void close(Turns turns, boolean isWon, LocalDate day) {
    if (isWon) {
      double discount = dice.chance(0.45) ? dice.from(0.88, 0.98) : 1;
      turns.on(day, stand -> stand.worth(discount).won(day));
    } else {
      String reason = dice.one(REASONS);
      turns.on(day, stand -> stand.lost(day, reason));
    }
  }
}
