package io.revline.forecast;

import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.testkit.deal.DealHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must come out, worked out from the producer's segments one deal at a time. */
final class Expected {
  static final String TABLE =
      """
      SELECT deal_id, number, extract(epoch FROM valid_from), extract(epoch FROM valid_to),
        extract(epoch FROM recorded_from), extract(epoch FROM recorded_to), status, owner,
        trim_scale(amount), currency, trim_scale(probability), lower(category), close_date,
        extract(epoch FROM closed_at), extract(epoch FROM created_at), stage, account
      FROM deal_segment WHERE deal_id = ANY (?::uuid[]) ORDER BY 1, 2
      """;

  private Expected() {}

  /** The rows of {@link #TABLE}. */
  static List<List<String>> table(List<DealHistory> deals) {
    return deals.stream()
        .sorted((a, b) -> a.id.toString().compareTo(b.id.toString()))
        .flatMap(deal -> deal.segments.stream().map(segment -> row(deal, segment)))
        .toList();
  }

  private static List<String> row(DealHistory deal, DealSegment segment) {
    DealState state = segment.state();
    return Stream.of(
            deal.id,
            segment.number(),
            seconds(segment.from()),
            seconds(segment.to()),
            seconds(segment.recordedFrom()),
            seconds(segment.recordedTo()),
            state.status().name().toLowerCase(Locale.ROOT),
            state.owner(),
            state.amount() == null ? null : plain(state.amount().amount()),
            state.amount() == null ? null : state.amount().currency(),
            plain(state.probability()),
            state.forecastCategory().name().replace("_", "").toLowerCase(Locale.ROOT),
            state.closeDate(),
            seconds(state.closedAt()),
            seconds(state.createdAt()),
            state.stage(),
            state.account())
        .map(cell -> Objects.toString(cell, "null"))
        .toList();
  }

  private static @Nullable String seconds(@Nullable Instant instant) {
    return instant == null
        ? null
        : "%d.%06d".formatted(instant.getEpochSecond(), instant.getNano() / 1000);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The lines of a metric, by owner, for a rep who sees the deals that are the rep's today. */
  static List<String> lines(
      String metric, List<DealHistory> deals, String rep, int year, Instant asOf, Instant knownAt) {
    Map<String, List<DealState>> groups = new TreeMap<>();
    List<DealState> total = new ArrayList<>();
    for (DealHistory deal : deals) {
      if (!rep.equals(deal.before(Instant.MAX, Instant.MAX).orElseThrow().owner())) {
        continue;
      }
      Optional<DealState> state = deal.before(asOf, knownAt);
      if (state.isPresent() && counts(metric, state.get(), year)) {
        groups
            .computeIfAbsent(owner(deal, state.get(), knownAt), key -> new ArrayList<>())
            .add(state.get());
        total.add(state.get());
      }
    }
    List<String> lines = new ArrayList<>();
    groups.forEach((key, states) -> lines.add(line(metric, key, states)));
    lines.add(line(metric, "total", total));
    return lines;
  }

  private static boolean counts(String metric, DealState state, int year) {
    boolean open =
        state.status() == DealStatus.OPEN && !state.forecastCategory().name().equals("OMITTED");
    LocalDate due = state.closeDate();
    return switch (metric) {
      case "closed-won" ->
          state.status() == DealStatus.WON
              && state.closedAt().atOffset(ZoneOffset.UTC).getYear() == year;
      case "undated-pipeline" -> open && due == null;
      default -> open && due != null && due.getYear() == year;
    };
  }

  private static String owner(DealHistory deal, DealState state, Instant knownAt) {
    if (state.status() == DealStatus.OPEN) {
      return Objects.requireNonNullElse(state.owner(), "none");
    }
    Instant justAfter = state.closedAt().plusNanos(1);
    return Objects.requireNonNullElse(
        deal.before(justAfter, knownAt).orElseThrow().owner(), "none");
  }

  private static String line(String metric, String key, List<DealState> states) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (DealState state : states) {
      if (state.amount() != null) {
        BigDecimal worth = state.amount().amount();
        sums.merge(
            state.amount().currency(),
            metric.equals("weighted-pipeline") ? worth.multiply(state.probability()) : worth,
            BigDecimal::add);
      }
    }
    StringBuilder line = new StringBuilder(key + " " + states.size());
    sums.forEach((currency, sum) ->
        line.append(" ")
            .append(sum.setScale(2, RoundingMode.HALF_EVEN))
            .append(" ")
            .append(currency));
    // The corporate currency is the dollar, and nobody gave a rate.
    boolean unconverted = sums.keySet().stream().anyMatch(currency -> !currency.equals("USD"));
    return (unconverted ? line.append(" [missingRate]") : line).toString();
  }
}
