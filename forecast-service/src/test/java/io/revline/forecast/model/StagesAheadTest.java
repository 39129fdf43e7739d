package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.forecast.model.DealState.Status;
import io.revline.kit.calendar.FiscalCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Deals that move through four stages at an even pace for three years, and are won in the last one:
 * how likely a deal is won within a quarter is hardly said by the stage it is in today.
 */
class StagesAheadTest {
  private static final Instant START = Instant.parse("2022-01-03T08:00:00Z");
  private static final Instant END = Instant.parse("2025-07-01T00:00:00Z");
  private static final int QUARTER = 90;
  private static final int LAST_STAGE = 3;

  @Test
  void as_many_are_won_as_was_said_although_chances_look_at_the_stage_of_today() {
    List<DealHistory> deals = deals();
    double expected = 0;
    int won = 0;
    for (String day : List.of("2023-01-01", "2023-07-01", "2024-01-01", "2024-07-01")) {
      Instant asOf = Instant.parse(day + "T00:00:00Z");
      OutcomeModel model = new OutcomeTrainer(FiscalCalendar.CALENDAR_YEAR).train(deals, asOf);
      List<DealHistory> open = deals.stream().filter(deal -> deal.openAt(asOf)).toList();
      for (Outlook outlook : model.outlooks(open, asOf, 13)) {
        expected += outlook.wonWithin(QUARTER);
      }
      won += (int) open.stream().filter(deal -> wonWithin(deal, asOf)).count();
    }

    System.out.printf("through stages: %.0f wins said, %d came%n", expected, won);
    assertThat(won).isGreaterThan(500);
    assertThat(expected / won).isBetween(0.9, 1.1);
  }

  private static boolean wonWithin(DealHistory deal, Instant asOf) {
    DealState last = deal.states().getLast();
    return last.status() == Status.WON && last.from().isBefore(asOf.plus(Duration.ofDays(QUARTER)));
  }

  private static List<DealHistory> deals() {
    Random random = new Random(5);
    List<DealHistory> deals = new ArrayList<>();
    for (int number = 0; number < 8_000; number++) {
      deals.add(deal(number, random));
    }
    return deals;
  }

  private static DealHistory deal(int number, Random random) {
    Instant created = START.plus(Duration.ofHours(random.nextInt(24 * 1_095)));
    List<DealState> states = new ArrayList<>();
    int stage = 0;
    Status status = Status.OPEN;
    Instant at = created;
    while (status == Status.OPEN && at.isBefore(END)) {
      states.add(state(at, status, stage));
      at = at.plus(Duration.ofHours(24 + random.nextInt(24 * 12)));
      int turn = random.nextInt(100);
      if (turn < (stage == LAST_STAGE ? 30 : 2)) {
        status = Status.WON;
      } else if (turn < 42 && turn >= 30) {
        status = Status.LOST;
      } else if (turn >= 50) {
        stage = Math.min(LAST_STAGE, stage + 1);
      }
    }
    if (status != Status.OPEN && at.isBefore(END)) {
      states.add(state(at, status, stage));
    }
    return new DealHistory(new UUID(9, number), "S-" + number, created, states);
  }

  private static DealState state(Instant at, Status status, int stage) {
    return new DealState(at, status, "stage " + stage, null, null, null, null, List.of(), Map.of());
  }
}
