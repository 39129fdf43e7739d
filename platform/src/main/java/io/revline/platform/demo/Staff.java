package io.revline.platform.demo;

import io.revline.platform.demo.Rep.Stay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has worked for the company.
 *
 * @param reps everybody who sells or sold
 * @param managers of each team one, in the order of {@link Team#ALL}, and then of all sales
 */
record Staff(List<Rep> reps, List<Manager> managers) {
  private static final int SEATS = 40;
  private static final int SEATS_AT_FIRST = 28;
  private static final List<Integer> LEFT_SEATS = List.of(0, 3, 5, 10, 11, 15, 18, 20, 25);
  private static final List<Integer> MOVING_SEATS = List.of(7, 16);
  private static final int DAYS_SETTLED = 240;

  Staff {
    reps = List.copyOf(reps);
    managers = List.copyOf(managers);
  }

  /**
   * Who leads a team.
   *
   * @param team the team's id
   */
  record Manager(String id, String name, String team, LocalDate from) {}

  /** Hires everybody. */
  static Staff hired(Span span, Dice dice) {
    return new Hiring(span, dice).staff();
  }

  /** Those who sell in a team on a day. */
  List<Rep> active(Team team, LocalDate day) {
    return reps.stream().filter(rep -> rep.isActive(day) && rep.team(day).equals(team)).toList();
  }

  /** Fills seats: some are new, some are left and filled again. */
  private static final class Hiring {
    private final Span span;
    private final Dice dice;
    private final List<Rep> reps = new ArrayList<>();
    private final Map<Team, Double> unbalanced = new HashMap<>();
    private int people;

    Hiring(Span span, Dice dice) {
      this.span = span;
      this.dice = dice;
    }

    Staff staff() {
      List<Manager> managers = new ArrayList<>();
      Team.ALL.forEach(team -> managers.add(manager(team.id())));
      managers.add(manager(Team.TOP));
      for (int seat = 0; seat < SEATS; seat++) {
        fill(seat, Team.ALL.get(seat % Team.ALL.size()));
      }
      return new Staff(reps, managers);
    }

    private Manager manager(String team) {
      String name = Names.person(people++);
      LocalDate from = span.from().minusDays(dice.between(200, 2_000));
      return new Manager(Names.id(name), name, team, from);
    }

    private void fill(int seat, Team team) {
      if (seat >= SEATS_AT_FIRST) {
        hire(team, between(span.from().plusDays(60), span.today().minusDays(120)), null, null);
        return;
      }
      LocalDate from = span.from().minusDays(dice.between(150, 1_500));
      if (LEFT_SEATS.contains(seat)) {
        LocalDate to = between(span.from().plusDays(DAYS_SETTLED), late());
        hire(team, from, to, null);
        hire(team, Workday.from(to.plusDays(dice.between(10, 45))), null, null);
      } else if (MOVING_SEATS.contains(seat)) {
        LocalDate day = between(span.from().plusDays(DAYS_SETTLED), late()).withDayOfMonth(1);
        hire(team, from, null, new Stay(neighbour(team), day, null));
      } else {
        hire(team, from, null, null);
      }
    }

    private LocalDate late() {
      return span.today().minusDays(DAYS_SETTLED);
    }

    private LocalDate between(LocalDate first, LocalDate last) {
      int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay());
      return Workday.from(first.plusDays(dice.between(0, days)));
    }

    private static Team neighbour(Team team) {
      return Team.ALL.stream()
          .filter(other -> other.region() == team.region() && !other.equals(team))
          .findFirst()
          .orElseThrow();
    }

    private void hire(Team team, LocalDate from, @Nullable LocalDate to, @Nullable Stay next) {
      String name = Names.person(people++);
      List<Stay> stays =
          next == null
              ? List.of(new Stay(team, from, to))
              : List.of(new Stay(team, from, next.from()), next);
      reps.add(new Rep(Names.id(name), name, from, to, skill(team), stays));
    }

    /** Who joins a team balances who joined it before, so that no team is the better one. */
    private double skill(Team team) {
      @Nullable Double before = unbalanced.remove(team);
      double skill = before == null ? dice.around(1, 0.3) : 1 / before;
      if (before == null) {
        unbalanced.put(team, skill);
      }
      return Math.clamp(skill, 0.5, 1.8);
    }
  }
}
