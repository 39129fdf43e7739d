package io.revline.testkit.deal;

import io.revline.kit.event.CloudEvent;
import io.revline.testkit.deal.DealFields.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Forty deals whose histories a seed decides: late facts, simultaneous ones, wins undone. */
public final class DealsAtRandom {
  private static final int DEALS = 40;
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  public static final Duration YEAR = Duration.ofDays(365);

  public final List<DealHistory> deals = new ArrayList<>();

  /** The events of each deal in their order. */
  public final List<List<CloudEvent>> events = new ArrayList<>();

  private final Random random;
  private final String team;

  public DealsAtRandom(long seed) {
    random = new Random(seed);
    team = "t" + seed + "-";
    for (int i = 0; i < DEALS; i++) {
      DealHistory deal = new DealHistory();
      deals.add(deal);
      events.add(events(deal));
    }
  }

  public List<CloudEvent> all() {
    return events.stream().flatMap(List::stream).toList();
  }

  public String rep(int number) {
    return team + number;
  }

  /** A moment within or around the histories. */
  public Instant moment() {
    return START.plusSeconds(random.nextLong(2 * YEAR.toSeconds()));
  }

  /** In order within each deal, at random between deals, with repeats of what was said before. */
  public List<CloudEvent> interleavedWithRepeats() {
    List<Deque<CloudEvent>> waiting = new ArrayList<>();
    events.forEach(each -> waiting.add(new ArrayDeque<>(each)));
    List<CloudEvent> said = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Deque<CloudEvent> next = waiting.get(random.nextInt(waiting.size()));
      said.add(next.removeFirst());
      if (next.isEmpty()) {
        waiting.remove(next);
      }
      if (random.nextInt(4) == 0) {
        said.add(said.get(random.nextInt(said.size())));
      }
    }
    return said;
  }

  /** In any order whatever, as after replays of dead letters. */
  public List<CloudEvent> shuffled() {
    List<CloudEvent> any = new ArrayList<>(all());
    Collections.shuffle(any, random);
    return any;
  }

  private List<CloudEvent> events(DealHistory deal) {
    Instant recorded = START.plusSeconds(random.nextLong(YEAR.toSeconds()));
    Instant latest = recorded;
    List<CloudEvent> told = new ArrayList<>();
    String first = anyRep();
    told.add(deal.say(latest, recorded, change().andThen(each -> each.of(first))));
    for (int more = random.nextInt(10); more > 0; more--) {
      recorded =
          recorded.plus(random.nextLong(1, 20_000_000_000L), java.time.temporal.ChronoUnit.MICROS);
      Instant at =
          switch (random.nextInt(4)) {
            case 0 -> latest;
            case 1 -> latest.minusSeconds(random.nextLong(100_000));
            default -> recorded;
          };
      told.add(deal.say(at, recorded, change()));
      latest = at.isAfter(latest) ? at : latest;
    }
    return told;
  }

  private Consumer<DealFields> change() {
    Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
    String amount = random.nextInt(1_000_000) + "." + (10 + random.nextInt(90));
    String currency = random.nextInt(5) == 0 ? "USD" : "EUR";
    String due = START.plus(Duration.ofDays(random.nextInt(500))).toString().substring(0, 10);
    String rep = anyRep();
    return switch (random.nextInt(6)) {
      case 0 -> deal -> deal.worth(amount, currency);
      case 1 -> deal -> deal.due(due);
      case 2 -> deal -> deal.of(rep);
      case 3 -> deal -> deal.stage(stage).worth(amount, currency).due(due);
      default -> deal -> deal.stage(stage);
    };
  }

  private String anyRep() {
    return rep(random.nextInt(3));
  }
}
