package io.revline.performance.scorecard;

import io.revline.kit.Money;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a metric comes about for a group of closings, by the definitions of METRICS.md.
 *
 * @param metric what is measured
 * @param parts a group has a row only if some of its deals play one of these
 * @param row the row of a group
 */
record Measure(Metric metric, Set<Part> parts, Function<Group, Row> row) {
  private static final Set<Part> CLOSED = Set.of(Part.WON, Part.LOST);

  /** Every metric that needs nothing but the closings. */
  static final List<Measure> ALL =
      List.of(
          new Measure(Metric.WON, CLOSED, group -> worth(group, Part.WON)),
          new Measure(Metric.LOST, CLOSED, Measure::lost),
          new Measure(Metric.WIN_RATE_BY_COUNT, CLOSED, Measure::rateByCount),
          new Measure(Metric.WIN_RATE_BY_VALUE, CLOSED, Measure::rateByValue),
          new Measure(
              Metric.FIRST_WIN, Set.of(Part.FIRST_WIN), group -> worth(group, Part.FIRST_WIN)),
          new Measure(
              Metric.FINAL_WIN,
              Part.OF_FINAL_WINS,
              group -> group.finalWins().row(group.key(), group.label())),
          days(Metric.SALES_CYCLE_MEDIAN, Part.WON, Tally::medianDays),
          days(Metric.SALES_CYCLE_MEAN, Part.WON, Tally::meanDays),
          days(Metric.LOSS_CYCLE_MEDIAN, Part.LOST, Tally::medianDays),
          days(Metric.LOSS_CYCLE_MEAN, Part.LOST, Tally::meanDays),
          new Measure(Metric.DEAL_SIZE_MEDIAN, CLOSED, group -> size(group, Tally::medianAmount)),
          new Measure(Metric.DEAL_SIZE_MEAN, CLOSED, group -> size(group, Tally::meanAmount)));

  private static Row worth(Group group, Part part) {
    Tally tally = group.of(part);
    return Worth.sum(tally.amounts()).row(group.key(), group.label(), tally.deals());
  }

  private static Row lost(Group group) {
    return flagged(worth(group, Part.LOST), group.of(Part.LOST).someWithoutAmount());
  }

  private static Row rateByCount(Group group) {
    return new WinRate(group.of(Part.WON).deals(), group.closed()).row(group.key(), group.label());
  }

  private static Row rateByValue(Group group) {
    List<Worth> all = group.closedAmounts();
    if (group.closed() == 0) {
      return undefined(group, 0, "no deal closed in the window");
    }
    if (!Worth.unrated(all).isEmpty()) {
      return unrated(group, group.closed(), all);
    }
    BigDecimal whole = Worth.total(all);
    if (whole.signum() == 0) {
      return undefined(group, group.closed(), "no deal closed in the window is worth anything");
    }
    boolean small = group.closed() < Metric.WIN_RATE_BY_VALUE.sampleFloor();
    Row row =
        Row.measured(
            group.key(),
            group.label(),
            Shares.of(Worth.total(group.of(Part.WON).amounts()), whole),
            group.closed(),
            small ? List.of("smallSample") : List.of());
    return flagged(
        row, group.of(Part.WON).someWithoutAmount() || group.of(Part.LOST).someWithoutAmount());
  }

  private static Measure days(
      Metric metric, Part part, Function<Tally, @Nullable BigDecimal> number) {
    return new Measure(
        metric,
        CLOSED,
        group -> {
          Tally tally = group.of(part);
          BigDecimal days = number.apply(tally);
          return days == null
              ? undefined(group, 0, "no deal %s in the window".formatted(past(part)))
              : Row.measured(
                  group.key(), group.label(), Shares.rounded(days), tally.deals(), List.of());
        });
  }

  private static String past(Part part) {
    return part == Part.LOST ? "lost" : "won";
  }

  private static Row size(Group group, Function<Tally, @Nullable BigDecimal> number) {
    Tally won = group.of(Part.WON);
    if (!Worth.unrated(won.amounts()).isEmpty()) {
      return unrated(group, won.valued(), won.amounts());
    }
    BigDecimal size = number.apply(won);
    return size == null
        ? undefined(group, 0, "no deal with an amount won in the window")
        : Row.priced(
            group.key(),
            group.label(),
            Money.rounded(size, won.amounts().getFirst().corporate()),
            won.valued());
  }

  private static Row undefined(Group group, long sample, String reason) {
    return Row.undefined(group.key(), group.label(), sample, reason);
  }

  private static Row unrated(Group group, long sample, List<Worth> amounts) {
    return Row.unrated(
        group.key(), group.label(), sample, amounts.getFirst().corporate(), Worth.unrated(amounts));
  }

  private static Row flagged(Row row, boolean someWithoutAmount) {
    return someWithoutAmount ? row.flagged(List.of("withoutAmount")) : row;
  }
}
