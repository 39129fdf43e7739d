package io.revline.forecast.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any book; the seed is the test's name. */
class ProjectorTest {
  private static final List<String> CATEGORIES =
      List.of("pipeline", "bestCase", "mostLikely", "commit");

  private static final Tree TREE =
      new Tree(
          Map.of(
              "top", Set.of("top"),
              "north", Set.of("north", "top"),
              "south", Set.of("south", "top"),
              "far", Set.of("far", "south", "top")),
          Map.of("north", "top", "south", "top", "far", "south"));

  private static final List<Node> NODES =
      List.of(
          Node.COMPANY,
          Node.of("team:top"),
          Node.of("team:south"),
          Node.of("team:far"),
          Node.of("rep:r1"),
          Node.of("rep:nobody-knows"));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void parts_add_up_to_the_whole_and_nodes_to_their_parent(long seed) {
    Projector projector = new Projector(book(seed));

    for (Node node : NODES) {
      List<Outcome> outcomes = projector.of(node);
      Outcome whole = outcomes.getFirst();
      assertThat(outcomes)
          .allSatisfy(each ->
              assertThat(each.mean())
                  .isEqualByComparingTo(
                      each.open().values().stream()
                          .reduce(each.closed().add(each.created()), BigDecimal::add)));
      assertThat(sum(outcomes, Outcome::mean)).isEqualByComparingTo(whole.mean());
      assertThat(sum(outcomes, Outcome::closed)).isEqualByComparingTo(whole.closed());
      assertThat(sum(outcomes, Outcome::created)).isEqualByComparingTo(whole.created());
      for (String category : CATEGORIES) {
        assertThat(sum(outcomes, each -> each.open().getOrDefault(category, BigDecimal.ZERO)))
            .isEqualByComparingTo(whole.open().getOrDefault(category, BigDecimal.ZERO));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void quantiles_are_ordered_and_the_density_is_all_of_it(long seed) {
    for (Outcome each : new Projector(book(seed)).of(Node.COMPANY)) {
      assertThat(List.of(each.p10(), each.p25(), each.p50(), each.p75(), each.p90())).isSorted();
      assertThat(each.density().stream().mapToDouble(Distribution.Bin::share).sum())
          .isBetween(0.999999, 1.000001);
      assertThat(each.p10()).isGreaterThanOrEqualTo(each.closed());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void more_closed_revenue_never_lowers_what_is_exceeded_nine_times_of_ten(long seed) {
    Book before = book(seed);
    Map<Leaf, BigDecimal> more = new HashMap<>(before.closed());
    more.merge(new Leaf("r1", "north"), new BigDecimal("17.25"), BigDecimal::add);

    Outcome then = outcome(before);
    Outcome now =
        outcome(new Book(2, TREE, more, before.stakes(), before.created(), before.swings()));

    assertThat(now.p10()).isEqualByComparingTo(then.p10().add(new BigDecimal("17.25")));
    assertThat(now.mean()).isEqualByComparingTo(then.mean().add(new BigDecimal("17.25")));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void the_same_question_gives_the_same_answer_in_whatever_order_deals_come(long seed) {
    Book book = book(seed);
    List<Stake> shuffled = new ArrayList<>(book.stakes());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(
            new Projector(new Book(2, TREE, book.closed(), shuffled, book.created(), book.swings()))
                .of(Node.COMPANY))
        .isEqualTo(new Projector(book).of(Node.COMPANY));
  }

  @Test
  void a_leaf_comes_out_the_same_whoever_else_there_is() {
    Book all = book(7);
    Set<Leaf> far = new HashSet<>();
    all.stakes().forEach(stake -> far.add(stake.leaf()));
    far.removeIf(leaf -> !leaf.team().equals("far"));
    Map<Leaf, BigDecimal> closed = new HashMap<>(all.closed());
    closed.keySet().retainAll(far);

    assertThat(
            new Projector(new Book(2, TREE, closed, all.stakes(far), all.created(), all.swings()))
                .of(Node.of("team:far")))
        .isEqualTo(new Projector(all).of(Node.of("team:far")));
  }

  @Test
  void without_any_deals_the_period_brings_nothing_for_sure() {
    Outcome outcome =
        outcome(
            new Book(
                2, TREE, Map.of(), List.of(), Expected.NOTHING_KNOWN, new Swings(0.3, 0.3, 0.2)));

    assertThat(outcome.mean()).isEqualByComparingTo("0");
    assertThat(outcome.p90()).isEqualByComparingTo("0");
    assertThat(outcome.density()).containsExactly(new Distribution.Bin(0, 0, 1));
  }

  @Test
  void what_is_sure_and_what_is_impossible_does_not_swing() {
    Leaf leaf = new Leaf("r1", "north");
    Outcome outcome =
        outcome(
            new Book(
                2,
                TREE,
                Map.of(leaf, new BigDecimal("5.00")),
                List.of(
                    new Stake(leaf, "commit", 1, 10), new Stake(leaf, "pipeline", 0, 1_000_000)),
                Expected.NOTHING_KNOWN,
                new Swings(0.9, 0.9, 0.9)));

    assertThat(outcome.p10()).isEqualByComparingTo("15");
    assertThat(outcome.p90()).isEqualByComparingTo("15");
    assertThat(outcome.mean()).isEqualByComparingTo("15");
  }

  /** Of a single deal and no swings the quantiles are those of a coin. */
  @Test
  void the_spread_is_that_of_chance_when_nothing_swings_together() {
    Leaf leaf = new Leaf("r1", "north");
    List<Stake> coins = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      coins.add(new Stake(leaf, "commit", 0.5, 1));
    }

    Outcome outcome =
        outcome(new Book(2, TREE, Map.of(), coins, Expected.NOTHING_KNOWN, new Swings(0, 0, 0)));

    // Of 400 fair coins the standard deviation is 10, and 1.2816 of them lie below the tenth.
    assertThat(outcome.p10().doubleValue()).isBetween(185.5, 189.0);
    assertThat(outcome.p90().doubleValue()).isBetween(211.0, 214.5);
    assertThat(outcome.mean()).isEqualByComparingTo("200");
  }

  @Test
  void what_swings_together_makes_the_range_wider() {
    double alone = width(new Swings(0, 0, 0));

    assertThat(width(new Swings(0.3, 0, 0))).isGreaterThan(1.3 * alone);
    assertThat(width(new Swings(0, 0.3, 0))).isGreaterThan(1.3 * alone);
    assertThat(width(new Swings(0.3, 0.3, 0)))
        .as("open and new business have part of their fortune in common")
        .isGreaterThan(Math.hypot(width(new Swings(0.3, 0, 0)), width(new Swings(0, 0.3, 0))));
    assertThat(width(new Swings(0, 0, 0.3)))
        .as("what swings for each leaf alone evens out")
        .isBetween(1.01 * alone, width(new Swings(0.3, 0.3, 0)));
  }

  private static double width(Swings swings) {
    Outcome outcome = outcome(many(swings));
    return outcome.p90().subtract(outcome.p10()).doubleValue();
  }

  /** A bad fortune takes as much as a good one gives, also of deals that are nearly sure. */
  @Test
  void fortune_favours_nobody_on_the_whole() {
    Outcome outcome = outcome(many(new Swings(0.3, 0.4, 0.2)));

    double played =
        outcome.density().stream()
            .mapToDouble(bin -> bin.share() * (bin.from() + bin.to()) / 2)
            .sum();
    assertThat(played).isCloseTo(outcome.mean().doubleValue(), withinPercentage(1.5));
  }

  @Test
  void numbers_have_the_decimals_of_their_unit() {
    for (Outcome each : new Projector(book(3)).of(Node.COMPANY)) {
      assertThat(List.of(each.mean(), each.p10(), each.p90(), each.closed(), each.created()))
          .allMatch(number -> number.scale() == 2);
      assertThat(each.open().values()).allMatch(number -> number.scale() == 2);
    }
  }

  /** 600 deals of thirty leaves, most of them likely, and as much again that is not yet there. */
  private static Book many(Swings swings) {
    List<Stake> stakes = new ArrayList<>();
    Map<Leaf, Expected.OfLeaf> created = new TreeMap<>();
    for (int i = 0; i < 600; i++) {
      Leaf leaf = new Leaf("r" + i % 30, "north");
      stakes.add(new Stake(leaf, "commit", i % 4 == 0 ? 0.3 : 0.8, 10));
      created.put(leaf, new Expected.OfLeaf(13.5, 10));
    }
    return new Book(
        2, TREE, Map.of(), stakes, new Expected(true, created, new double[] {1}), swings);
  }

  private static Outcome outcome(Book book) {
    return new Projector(book).of(Node.COMPANY).getFirst();
  }

  private static BigDecimal sum(List<Outcome> outcomes, Function<Outcome, BigDecimal> part) {
    return outcomes.stream().skip(1).map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Book book(long seed) {
    Random random = new Random(seed);
    List<String> teams = List.of("top", "north", "south", "far", Leaf.NOBODY);
    Map<Leaf, BigDecimal> closed = new HashMap<>();
    List<Stake> stakes = new ArrayList<>();
    Map<Leaf, Expected.OfLeaf> created = new TreeMap<>();
    for (int i = 0; i < 120; i++) {
      Leaf leaf =
          new Leaf(
              i % 9 == 0 ? Leaf.NOBODY : "r" + random.nextInt(6),
              teams.get(random.nextInt(teams.size())));
      stakes.add(
          new Stake(
              leaf,
              CATEGORIES.get(random.nextInt(4)),
              random.nextDouble(),
              random.nextInt(100_000) / 7.0));
      if (i % 3 == 0) {
        closed.merge(leaf, BigDecimal.valueOf(random.nextInt(100_000), 2), BigDecimal::add);
      }
      if (i % 4 == 0) {
        created.put(leaf, new Expected.OfLeaf(random.nextDouble() * 4, random.nextInt(9_000)));
      }
    }
    return new Book(
        2,
        TREE,
        closed,
        stakes,
        new Expected(true, created, new double[] {0.2, 0.9, 1.9}),
        new Swings(0.3, 0.4, 0.2));
  }
}
