package io.revline.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.revline.forecast.model.DealState.Status;
import io.revline.kit.calendar.FiscalCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every model, whatever it learned. */
class OutcomePropertiesTest {
  private static final Instant AS_OF = Instant.parse("2021-04-01T00:00:00Z");
  private static final int WEEKS = 30;
  private static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;
  private static final OutcomeTrainer TRAINER = new OutcomeTrainer(CALENDAR);
  private static final List<DealHistory> DEALS = MadeUpDeals.of(900, 11);
  private static final OutcomeModel MODEL = TRAINER.train(DEALS, AS_OF);

  @Test
  void chances_lie_between_0_and_1_and_never_fall_with_time() {
    List<Outlook> outlooks = MODEL.outlooks(open(DEALS), AS_OF, WEEKS);

    assertThat(outlooks).hasSizeGreaterThan(30);
    outlooks.forEach(OutcomePropertiesTest::assertSane);
    assertThat(outlooks.stream().map(outlook -> outlook.wonWithin(90)).distinct())
        .hasSizeGreaterThan(20);
  }

  @Test
  void the_start_and_all_contributions_add_up_to_the_next_weeks_chance() {
    List<DealHistory> open = open(DEALS);
    List<Outlook> outlooks = MODEL.outlooks(open, AS_OF, 1);
    List<Explanation> explanations = MODEL.explanations(open, AS_OF);

    for (int deal = 0; deal < open.size(); deal++) {
      Explanation explained = explanations.get(deal);
      double sum =
          explained.start()
              + explained.contributions().stream()
                  .mapToDouble(Explanation.Part::contribution)
                  .sum();
      double chance = outlooks.get(deal).won()[1];
      assertThat(sum).isCloseTo(Math.log(chance / (1 - chance)), within(1e-6));
      assertThat(explained.pWon()).isCloseTo(chance, within(1e-9));
    }
    assertThat(explanations.getFirst().contributions())
        .extracting(Explanation.Part::feature)
        .contains("stage", "owner", "field:market", "daysToClose", "amount")
        .doesNotHaveDuplicates();
  }

  @Test
  void deals_that_look_alike_have_the_same_chances() {
    DealHistory deal = open(DEALS).getFirst();
    DealHistory twin = new DealHistory(UUID.randomUUID(), "twin", deal.createdAt(), deal.states());

    assertThat(MODEL.outlook(twin, AS_OF, WEEKS))
        .satisfies(same(MODEL.outlook(deal, AS_OF, WEEKS)));
  }

  @Test
  void neither_the_order_of_deals_nor_any_id_or_name_matters() {
    Map<String, String> names = new TreeMap<>();
    Random random = new Random(3);
    UnaryOperator<String> renamed =
        name -> names.computeIfAbsent(name, first -> "%016x".formatted(random.nextLong()));
    List<DealHistory> others = new ArrayList<>();
    for (DealHistory deal : DEALS) {
      List<DealState> states =
          deal.states().stream().map(state -> renamed(state, renamed)).toList();
      others.add(
          new DealHistory(
              new UUID(random.nextLong(), 1),
              renamed.apply("id" + deal.id()),
              deal.createdAt(),
              states));
    }
    List<DealHistory> shuffled = new ArrayList<>(others);
    Collections.shuffle(shuffled, new Random(5));

    OutcomeModel model = TRAINER.train(shuffled, AS_OF);

    assertSameOutlooks(model, open(others), MODEL, open(DEALS));
  }

  @Test
  void a_model_is_the_same_whenever_it_is_trained_and_when_it_is_read_again() {
    String text = MODEL.text();

    assertThat(TRAINER.train(DEALS, AS_OF).text()).isEqualTo(text);
    OutcomeModel read = OutcomeModel.of(text);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.learning()).isEqualTo(MODEL.learning());
    assertSameOutlooks(read, open(DEALS), MODEL, open(DEALS));
  }

  @Test
  void nothing_that_happens_from_then_on_makes_a_difference() {
    List<DealHistory> altered = DEALS.stream().map(OutcomePropertiesTest::revealed).toList();

    assertThat(altered).isNotEqualTo(DEALS);
    OutcomeModel model = TRAINER.train(altered, AS_OF);

    assertThat(model.text()).isEqualTo(MODEL.text());
    assertSameOutlooks(model, open(altered), MODEL, open(DEALS));
    OutcomeModel blind =
        TRAINER.train(DEALS.stream().map(deal -> deal.before(AS_OF)).toList(), AS_OF);
    assertThat(blind.text()).isEqualTo(MODEL.text());
  }

  @ParameterizedTest
  @EnumSource
  void no_feature_moves_when_the_future_is_altered(Feature feature) {
    Quarters quarters = Quarters.of(CALENDAR);
    List<Float> values = new ArrayList<>();
    for (DealHistory deal : open(DEALS)) {
      float value = value(deal, feature, quarters);
      assertThat(value(revealed(deal), feature, quarters)).isEqualTo(value);
      assertThat(value(deal.before(AS_OF), feature, quarters)).isEqualTo(value);
      values.add(value);
    }
    // A constant would not move either: the end of the quarter alone is the same for all, and
    // nothing of these deals was ever reopened.
    if (feature != Feature.QUARTER_END && feature != Feature.REOPENED) {
      assertThat(values.stream().distinct()).hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void no_record_of_a_category_moves_when_the_future_is_altered(int category) {
    float[] told = records(DEALS, category);

    assertThat(records(DEALS.stream().map(OutcomePropertiesTest::revealed).toList(), category))
        .isEqualTo(told);
    assertThat(told).doesNotContain(Float.NaN);
    assertThat(IntStream.range(0, told.length).mapToObj(at -> told[at]).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void whether_a_fact_is_blank_says_nothing_when_many_are() {
    List<DealHistory> known = new ArrayList<>();
    for (DealHistory deal : DEALS) {
      boolean over = !deal.states().getLast().open();
      known.add(
          MadeUpDeals.each(
              deal,
              state ->
                  with(state, over ? state.account() : null, state.amount(), state.closeDate())));
    }
    OutcomeModel model = TRAINER.train(known, AS_OF);
    DealHistory blank = open(known).getFirst();
    DealHistory filled =
        MadeUpDeals.each(
            blank, state -> with(state, "account 1", state.amount(), state.closeDate()));

    assertThat(model.outlook(filled, AS_OF, WEEKS))
        .satisfies(same(model.outlook(blank, AS_OF, WEEKS)));
  }

  static Stream<UnaryOperator<List<DealHistory>>> odd() {
    return Stream.of(
        deals -> List.of(),
        deals -> deals.subList(0, 1),
        deals -> ended(deals, Status.WON),
        deals -> ended(deals, Status.LOST),
        deals -> deals.stream().filter(deal -> deal.states().getLast().open()).toList(),
        deals -> each(deals, state -> with(state, null, null, null)),
        deals ->
            each(
                deals,
                state -> with(state, state.account(), state.amount(), LocalDate.of(2137, 1, 1))),
        deals ->
            each(
                deals,
                state -> with(state, state.account(), new BigDecimal("-1e300"), state.closeDate())),
        deals ->
            each(
                deals,
                state ->
                    with(
                        state,
                        state.account(),
                        BigDecimal.ONE.scaleByPowerOfTen(400),
                        state.closeDate())),
        OutcomePropertiesTest::createdAfterTheirEnd,
        OutcomePropertiesTest::eachOfItsOwnKind);
  }

  @ParameterizedTest
  @MethodSource("odd")
  void odd_data_have_sane_chances(UnaryOperator<List<DealHistory>> made) {
    List<DealHistory> deals = made.apply(DEALS);
    OutcomeModel model = TRAINER.train(deals, AS_OF);
    List<DealHistory> open = new ArrayList<>(open(DEALS));
    open.addAll(open(deals));

    model.outlooks(open, AS_OF, WEEKS).forEach(OutcomePropertiesTest::assertSane);
    model.explanations(open, AS_OF).forEach(each -> assertThat(each.logOdds()).isFinite());
    assertThat(OutcomeModel.of(model.text()).text()).isEqualTo(model.text());
  }

  @Test
  void a_hundred_thousand_accounts_are_learned_from() {
    List<DealHistory> many = new ArrayList<>();
    for (int copy = 0; copy < 112; copy++) {
      int number = copy;
      DEALS.forEach(deal ->
          many.add(
              MadeUpDeals.each(
                  deal,
                  state ->
                      with(
                          state, number + " of " + deal.id(), state.amount(), state.closeDate()))));
    }

    OutcomeModel model = TRAINER.train(many, AS_OF);

    assertThat(many).hasSizeGreaterThan(100_000);
    assertThat(model.learning().rows()).isLessThan(400_000);
    model.outlooks(open(DEALS), AS_OF, WEEKS).forEach(OutcomePropertiesTest::assertSane);
  }

  private static List<DealHistory> open(List<DealHistory> deals) {
    return deals.stream().filter(deal -> deal.openAt(AS_OF)).toList();
  }

  /** From then on every deal is won at once, and all its facts tell so. */
  private static DealHistory revealed(DealHistory deal) {
    List<DealState> states = new ArrayList<>(deal.before(AS_OF).states());
    if (!states.isEmpty()) {
      for (Status status : List.of(Status.OPEN, Status.WON)) {
        states.add(
            new DealState(
                AS_OF.plus(Duration.ofMinutes(states.size())),
                status,
                "revealed",
                "revealed",
                "revealed",
                BigDecimal.TEN,
                LocalDate.of(2021, 4, 2),
                List.of("revealed"),
                Map.of("market", "revealed", "size", "revealed")));
      }
    }
    return new DealHistory(deal.id(), deal.externalId(), deal.createdAt(), states);
  }

  private static float value(DealHistory deal, Feature feature, Quarters quarters) {
    Track track = new Track(deal);
    track.until(AS_OF);
    float[] row = new float[Feature.values().length];
    track.fill(row, 0, AS_OF, quarters);
    return row[feature.ordinal()];
  }

  private static float[] records(List<DealHistory> deals, int category) {
    List<DealHistory> known =
        deals.stream()
            .map(deal -> deal.before(AS_OF))
            .filter(deal -> !deal.states().isEmpty())
            .toList();
    TrackRecords records =
        DealWeeks.followed(
                known, AS_OF, Quarters.of(CALENDAR), List.of("market", "size"), 1 << 20, new int[0])
            .records();
    List<DealHistory> open = open(known);
    float[] found = new float[2 * open.size()];
    float[] row = new float[2 * records.categories()];
    for (int deal = 0; deal < open.size(); deal++) {
      records.fill(row, 0, open.get(deal).stateAt(AS_OF));
      System.arraycopy(row, 2 * category, found, 2 * deal, 2);
    }
    return found;
  }

  private static List<DealHistory> each(List<DealHistory> deals, UnaryOperator<DealState> change) {
    return deals.stream().map(deal -> MadeUpDeals.each(deal, change)).toList();
  }

  private static List<DealHistory> ended(List<DealHistory> deals, Status status) {
    return deals.stream().filter(deal -> deal.states().getLast().status() == status).toList();
  }

  private static List<DealHistory> createdAfterTheirEnd(List<DealHistory> deals) {
    return deals.stream()
        .map(deal ->
            new DealHistory(
                deal.id(),
                deal.externalId(),
                deal.createdAt().plus(Duration.ofDays(400)),
                deal.states()))
        .toList();
  }

  private static List<DealHistory> eachOfItsOwnKind(List<DealHistory> deals) {
    return deals.stream()
        .map(deal ->
            MadeUpDeals.each(deal, state -> renamed(state, name -> name + " of " + deal.id())))
        .toList();
  }

  private static DealState with(
      DealState state,
      @Nullable String account,
      @Nullable BigDecimal amount,
      @Nullable LocalDate closeDate) {
    return new DealState(
        state.from(),
        state.status(),
        state.stage(),
        state.owner(),
        account,
        amount,
        closeDate,
        state.products(),
        state.fields());
  }

  private static DealState renamed(DealState state, UnaryOperator<String> name) {
    Map<String, String> fields = new TreeMap<>();
    // The other way round they come in another order, too.
    state
        .fields()
        .forEach((field, value) ->
            fields.put(new StringBuilder(field).reverse().toString(), name.apply(field + value)));
    return new DealState(
        state.from(),
        state.status(),
        name.apply("" + state.stage()),
        name.apply("" + state.owner()),
        name.apply("" + state.account()),
        state.amount(),
        state.closeDate(),
        state.products().stream().map(name).toList(),
        fields);
  }

  private static void assertSameOutlooks(
      OutcomeModel model, List<DealHistory> deals, OutcomeModel other, List<DealHistory> others) {
    List<Outlook> outlooks = model.outlooks(deals, AS_OF, WEEKS);
    List<Outlook> otherOutlooks = other.outlooks(others, AS_OF, WEEKS);
    assertThat(outlooks).hasSameSizeAs(otherOutlooks).isNotEmpty();
    for (int deal = 0; deal < outlooks.size(); deal++) {
      assertThat(outlooks.get(deal)).satisfies(same(otherOutlooks.get(deal)));
    }
  }

  private static Consumer<Outlook> same(Outlook expected) {
    return outlook -> {
      assertThat(outlook.won()).isEqualTo(expected.won());
      assertThat(outlook.lost()).isEqualTo(expected.lost());
    };
  }

  private static void assertSane(Outlook outlook) {
    double[] won = outlook.won();
    double[] lost = outlook.lost();
    assertThat(won[0] + lost[0]).isZero();
    for (int week = 1; week < won.length; week++) {
      assertThat(won[week]).isGreaterThanOrEqualTo(won[week - 1]);
      assertThat(lost[week]).isGreaterThanOrEqualTo(lost[week - 1]);
      assertThat(won[week] + lost[week]).isBetween(0.0, 1.0);
    }
    assertThat(outlook.wonWithin(10)).isBetween(won[1], won[2]);
  }
}
