package io.revline.forecast.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.forecast.model.DealHistory;
import io.revline.forecast.model.OutcomeModel;
import io.revline.forecast.model.OutcomeTrainer;
import io.revline.forecast.model.Outlook;
import io.revline.forecast.past.PastDeals;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real deals, once with all that happened later and once cut off at a day, with other ids and in
 * another order: as of that day both are one and the same.
 */
class InvarianceTest {
  private static final FiscalCalendar CALENDAR = FiscalCalendar.CALENDAR_YEAR;
  private static final PastDeals WHOLE = PastDeals.chipPipeline();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-05-01", "2015-06-01", "2015-06-16", "2015-07-01", "2015-07-20",
        "2015-08-03", "2015-09-01", "2015-10-01", "2015-11-11", "2015-12-01"
      })
  void what_happens_from_a_day_on_makes_no_difference_as_of_that_day(String date) {
    LocalDate day = LocalDate.parse(date);
    Instant asOf = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    PastDeals cut = cutOff(asOf, day.toEpochDay());
    assertThat(cut.deals()).hasSizeLessThan(WHOLE.deals().size());

    OutcomeModel before = new OutcomeTrainer(CALENDAR).train(cut.deals(), asOf);
    OutcomeModel after = new OutcomeTrainer(CALENDAR).train(WHOLE.deals(), asOf);
    assertThat(scores(before, cut, asOf)).isNotEmpty().isEqualTo(scores(after, WHOLE, asOf));
    FiscalPeriod quarter = CALENDAR.periodsAt(day).get(1);
    assertThat(projected(before, cut, asOf, quarter))
        .isEqualTo(projected(after, WHOLE, asOf, quarter));
  }

  private static List<Outcome> projected(
      OutcomeModel model, PastDeals past, Instant asOf, FiscalPeriod period) {
    return new Projector(PastBooks.book(model, past, Measure.COUNT, asOf, period)).of(Node.COMPANY);
  }

  private static PastDeals cutOff(Instant asOf, long seed) {
    List<DealHistory> deals = new ArrayList<>();
    Map<UUID, String> segments = new HashMap<>();
    Map<UUID, BigDecimal> worths = new HashMap<>();
    Random random = new Random(seed);
    for (DealHistory deal : WHOLE.deals()) {
      DealHistory before = deal.before(asOf);
      if (!before.states().isEmpty()) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        deals.add(new DealHistory(id, deal.externalId(), deal.createdAt(), before.states()));
        segments.put(id, Objects.requireNonNull(WHOLE.segments().get(deal.id())));
        worths.put(id, BigDecimal.ONE);
      }
    }
    Collections.shuffle(deals, random);
    return new PastDeals(deals, segments, worths);
  }

  private static Map<String, String> scores(OutcomeModel model, PastDeals past, Instant asOf) {
    List<DealHistory> open = past.deals().stream().filter(deal -> deal.openAt(asOf)).toList();
    List<Outlook> outlooks = model.outlooks(open, asOf, 13);
    Map<String, String> scores = new TreeMap<>();
    for (int i = 0; i < open.size(); i++) {
      scores.put(
          Objects.requireNonNull(open.get(i).externalId()),
          Arrays.toString(outlooks.get(i).won()) + Arrays.toString(outlooks.get(i).lost()));
    }
    return scores;
  }
}
