package io.revline.forecast.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** August 2015 as seen from the 12th: twenty days before its end. */
class NewBusinessTest {
  private static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;
  private static final FiscalPeriod AUGUST = CALENDAR.period("2015-08");
  private static final Instant NOW = Instant.parse("2015-08-12T00:00:00Z");
  private static final Instant EVER = Instant.parse("2010-01-01T00:00:00Z");
  private static final Leaf ANN = new Leaf("ann", "north");
  private static final Leaf BOB = new Leaf("bob", "north");
  private static final Offset<Double> EXACT = within(1e-9);

  /** The same span of the quarters before are the last twenty days of May, February and so on. */
  @Test
  void the_same_span_of_earlier_quarters_is_remembered_as_fast_as_it_is_forgotten() {
    List<Win> wins = new ArrayList<>();
    wins.addAll(wins(ANN, "2015-05-20T00:00:00Z", 12));
    wins.addAll(wins(ANN, "2015-02-20T00:00:00Z", 4));
    wins.addAll(wins(ANN, "2014-11-20T00:00:00Z", 20));

    assertThat(worth(wins, Memory.SHORT, Instant.parse("2014-11-01T00:00:00Z")))
        .isEqualTo((12 + 4 / 4.0 + 20 / 16.0) / (1 + 1 / 4.0 + 1 / 16.0), EXACT);
    assertThat(worth(wins, Memory.MEDIUM, Instant.parse("2014-11-01T00:00:00Z")))
        .isEqualTo((12 + 4 / 2.0 + 20 / 4.0) / (1 + 1 / 2.0 + 1 / 4.0), EXACT);
    assertThat(worth(wins, Memory.LONG, Instant.parse("2014-11-01T00:00:00Z")))
        .isEqualTo((12 + 4 + 20) / 3.0, EXACT);
  }

  @Test
  void a_span_that_began_before_deals_are_known_says_nothing() {
    List<Win> wins = wins(ANN, "2015-05-20T00:00:00Z", 6);

    assertThat(worth(wins, Memory.LONG, Instant.parse("2015-05-01T00:00:00Z"))).isEqualTo(6, EXACT);
    assertThat(worth(wins, Memory.LONG, Instant.parse("2015-02-01T00:00:00Z"))).isEqualTo(3, EXACT);
    assertThat(guess(wins, Memory.LONG, Instant.parse("2015-05-13T00:00:00Z")).expected().known())
        .isFalse();
  }

  /** Whoever stood open then is an open deal now and has a chance of its own. */
  @Test
  void what_had_been_created_by_then_is_no_new_business() {
    Instant won = Instant.parse("2015-05-20T00:00:00Z");
    Instant then = Instant.parse("2015-05-12T00:00:00Z");

    assertThat(
            worth(
                List.of(
                    new Win(ANN, then.minusSeconds(1), won, 1, 1), new Win(ANN, then, won, 1, 1)),
                Memory.SHORT,
                Instant.parse("2015-05-01T00:00:00Z")))
        .isEqualTo(1, EXACT);
  }

  @Test
  void what_was_won_before_or_after_the_span_is_not_of_it() {
    List<Win> wins = new ArrayList<>();
    wins.addAll(wins(ANN, "2015-05-11T23:59:59Z", 1));
    wins.addAll(wins(ANN, "2015-05-12T00:00:00Z", 1));
    wins.addAll(wins(ANN, "2015-05-31T23:59:59Z", 1));
    wins.addAll(wins(ANN, "2015-06-01T00:00:00Z", 1));

    assertThat(worth(wins, Memory.SHORT, Instant.parse("2015-05-01T00:00:00Z")))
        .isEqualTo(2, EXACT);
  }

  /** Ann has won three of the four; a win of few is worth much as one of all is. */
  @Test
  void each_leaf_gets_what_it_had_worth_as_far_as_that_is_known() {
    Instant won = Instant.parse("2015-05-20T00:00:00Z");
    List<Win> wins = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      wins.add(new Win(ANN, won.minus(Duration.ofDays(1)), won, 100, 1));
    }
    wins.add(new Win(BOB, won.minus(Duration.ofDays(1)), won, 500, 1));

    Expected expected = guess(wins, Memory.SHORT, Instant.parse("2015-05-01T00:00:00Z")).expected();

    // All four are worth 200 on average, which counts as five wins more.
    Expected.OfLeaf ann = Objects.requireNonNull(expected.leaves().get(ANN));
    Expected.OfLeaf bob = Objects.requireNonNull(expected.leaves().get(BOB));
    assertThat(ann.wins()).isEqualTo(3, EXACT);
    assertThat(ann.meanWorth()).isEqualTo((300 + 5 * 200) / 8.0, EXACT);
    assertThat(bob.meanWorth()).isEqualTo((500 + 5 * 200) / 6.0, EXACT);
    assertThat(expected.relativeWorths()).containsExactly(0.5, 0.5, 0.5, 2.5);
  }

  @Test
  void past_guesses_are_told_with_what_came() {
    List<Win> wins = new ArrayList<>();
    // One a day, for years; then three a day in the last ten days.
    for (Instant day = Instant.parse("2011-01-01T12:00:00Z");
        day.isBefore(NOW);
        day = day.plus(Duration.ofDays(1))) {
      int count = day.isAfter(NOW.minus(Duration.ofDays(10))) ? 3 : 1;
      wins.addAll(wins(ANN, day.toString(), count));
    }

    List<Miss> misses = guess(wins, Memory.SHORT, EVER).misses();

    assertThat(misses).hasSize(52);
    assertThat(misses.stream().map(Miss::weeksAgo)).startsWith(0, 1, 2).endsWith(51);
    assertThat(misses)
        .allSatisfy(miss -> {
          assertThat(miss.expected()).isEqualTo(20, EXACT);
          assertThat(miss.variance()).as("as of chance alone").isEqualTo(20, EXACT);
        });
    assertThat(misses.stream().map(Miss::came)).startsWith(10 + 3 * 10.0, 17 + 3 * 3.0, 20.0);
  }

  private static double worth(List<Win> wins, Memory memory, Instant firstKnown) {
    return guess(wins, memory, firstKnown).expected().worth();
  }

  private static NewBusiness.Guess guess(List<Win> wins, Memory memory, Instant firstKnown) {
    return new NewBusiness(wins, firstKnown, memory)
        .guess(Span.of(AUGUST, NOW), Span.before(CALENDAR, AUGUST, NOW, 8));
  }

  /** Wins of one each, of deals that were made an instant before. */
  private static List<Win> wins(Leaf leaf, String at, int count) {
    Instant won = Instant.parse(at);
    List<Win> wins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wins.add(new Win(leaf, won, won, 1, 1));
    }
    return wins;
  }
}
