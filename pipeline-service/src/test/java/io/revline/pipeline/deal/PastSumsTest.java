package io.revline.pipeline.deal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revline.kit.progress.Watermark;
import io.revline.pipeline.ChangingDeals;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What follows from sums near by is what adding all deals up comes to; whether that is right is the
 * matter of {@link io.revline.pipeline.SummaryTest}.
 */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class PastSumsTest {
  private static final int STEPS = 25;
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final Instant BEGIN = Instant.parse("2015-01-01T00:00:00Z");
  private static final List<DealGrouping> GROUPINGS = List.of(DealGrouping.values());

  @Inject KeptSums kept;
  @Inject PastSums past;
  @Inject SumsQuery query;
  @Inject Watermark watermark;
  @Inject DataSource source;

  @AfterEach
  void without_rates_and_months() {
    ChangingDeals.withoutRates();
    past.forget();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void what_deals_came_to_follows_from_the_nearest_moment_whatever_was_told_since(long seed) {
    ChangingDeals deals = new ChangingDeals(seed, source);
    Random random = new Random(seed);
    Instant earlier = watermark.now();
    int fromAnother = 0;
    for (int step = 1; step <= STEPS; step++) {
      deals.step();
      Instant known = watermark.now();
      SummaryQuestion asked = any(random).at(time(random));
      fromAnother += past.nearest(asked, KeptSums.NEAR, known).isPresent() ? 1 : 0;

      assertThat(plain(kept.addedUp(asked, known)))
          .as("step %d: %s", step, asked)
          .isEqualTo(plain(query.at(asked, known)));
      assertThat(plain(kept.of(asked, known)))
          .as("step %d: %s, kept", step, asked)
          .isEqualTo(plain(query.at(asked, known)));
      assertThat(plain(kept.addedUp(asked, earlier)))
          .as("step %d: %s as known at %s, added up", step, asked, earlier)
          .isEqualTo(plain(query.at(asked, earlier)));
      assertThat(plain(kept.of(asked, earlier)))
          .as("step %d: %s as known at %s", step, asked, earlier)
          .isEqualTo(plain(query.at(asked, earlier)));
      earlier = known;
      keepMonths(known, random);
    }
    assertThat(fromAnother)
        .as("answers that followed from another moment")
        .isGreaterThan(STEPS / 4);
  }

  @Test
  void the_first_and_the_16th_of_each_month_come_due_from_the_latest_on_until_all_are_known() {
    SummaryQuestion ofAll = SummaryQuestion.ofAllDeals(DealGrouping.SOURCE, ZONE);
    Instant known = watermark.now();
    List<Instant> moments = new ArrayList<>();
    for (Optional<SummaryQuestion> due = past.due(ofAll, known);
        due.isPresent();
        due = past.due(ofAll, known)) {
      moments.add(due.get().asOf());
      past.keep(due.get(), known, kept.addedUp(due.get(), known));
    }

    assertThat(moments).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    assertThat(moments)
        .allSatisfy(moment -> assertThat(moment.toString()).containsPattern("-(01|16)T00:00:00Z$"));
    assertThat(moments.getFirst()).isBetween(known.minus(Duration.ofDays(16)), known);
    assertThat(past.due(ofAll, known.plus(Duration.ofHours(11)))).isEmpty();
    assertThat(past.due(ofAll, known.plus(Duration.ofHours(13))).orElseThrow().asOf())
        .isEqualTo(moments.getFirst());
  }

  @Test
  void a_moment_counts_no_more_once_a_rate_of_before_changes_and_still_does_after_a_later_one() {
    SummaryQuestion asked =
        SummaryQuestion.ofAllDeals(DealGrouping.STAGE, ZONE)
            .at(Instant.parse("2015-06-01T00:00:00Z"));
    Instant known = watermark.now();
    past.keep(asked, known, query.at(asked, known));

    rated("2015-06-02");
    assertThat(past.nearest(asked, KeptSums.NEAR, watermark.now())).isPresent();
    rated("2015-05-31");
    assertThat(past.nearest(asked, KeptSums.NEAR, watermark.now())).isEmpty();
  }

  private void keepMonths(Instant known, Random random) {
    for (int month = 0; month < 6; month++) {
      SummaryQuestion begun =
          any(random).at(BEGIN.atZone(ZONE).plusMonths(random.nextInt(12)).toInstant());
      past.keep(begun, known, kept.addedUp(begun, known));
    }
  }

  private static SummaryQuestion any(Random random) {
    return SummaryQuestion.ofAllDeals(GROUPINGS.get(random.nextInt(GROUPINGS.size())), ZONE);
  }

  private void rated(String day) {
    given()
        .auth()
        .oauth2(Tokens.of("revops"))
        .contentType("application/json")
        .body("{\"rate\": \"0.11\"}")
        .put("/api/v1/exchange-rates/NOK/" + day)
        .then()
        .statusCode(201);
  }

  /** Mostly any microsecond, at times the very moment at which facts are told. */
  private static Instant time(Random random) {
    Instant day = BEGIN.plus(random.nextInt(365), ChronoUnit.DAYS);
    return switch (random.nextInt(3)) {
      case 0 -> day;
      case 1 -> day.plus(1, ChronoUnit.MICROS);
      default -> day.plus(random.nextInt(86_400), ChronoUnit.SECONDS);
    };
  }

  /** Without the scales of numbers, which depend on how sums were added up. */
  private static Map<String, List<Object>> plain(Sums sums) {
    Map<String, List<Object>> plain = new TreeMap<>();
    sums.byPlace()
        .forEach((place, sum) ->
            plain.put(
                place.toString(),
                List.of(
                    sum.deals(),
                    sum.counted(),
                    plain(sum.amount()),
                    plain(sum.converted()),
                    sum.unrated())));
    return plain;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
