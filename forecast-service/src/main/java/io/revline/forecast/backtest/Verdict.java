package io.revline.forecast.backtest;

import io.revline.forecast.backtest.Findings.OfDeals;
import io.revline.forecast.backtest.Findings.OfPeriods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who said it best.
 *
 * @param about of what: {@code deals within 90 days}, {@code periods}
 * @param best the source that was off least
 * @param because by what, for each source, the best first
 */
public record Verdict(String about, String best, String because) {

  static List<Verdict> of(List<OfDeals> deals, List<OfPeriods> periods) {
    List<Verdict> verdicts = new ArrayList<>();
    Map<Integer, List<Error>> ofDeals = new TreeMap<>();
    deals.forEach(each ->
        add(
            ofDeals.computeIfAbsent(each.horizonDays(), first -> new ArrayList<>()),
            each.source(),
            each.accuracy().brier()));
    ofDeals.forEach(
        (days, errors) -> judge(verdicts, "deals within %d days".formatted(days), "Brier", errors));
    judge(verdicts, "periods", "WAPE", ofAll(periods));
    return verdicts;
  }

  private record Error(String source, double value) {}

  /** Only of those who said something each time are the errors of the same days. */
  private static List<Error> ofAll(List<OfPeriods> periods) {
    List<OfPeriods> all = periods.stream().filter(each -> each.daysBeforeEnd() == null).toList();
    int most = all.stream().mapToInt(each -> each.accuracy().projections()).max().orElse(0);
    List<Error> errors = new ArrayList<>();
    all.stream()
        .filter(each -> each.accuracy().projections() == most)
        .forEach(each -> add(errors, each.source(), each.accuracy().wape()));
    return errors;
  }

  private static void add(List<Error> errors, String source, @Nullable Double value) {
    if (value != null) {
      errors.add(new Error(source, value));
    }
  }

  private static void judge(
      List<Verdict> verdicts, String about, String measure, List<Error> errors) {
    if (!errors.isEmpty()) {
      List<Error> ranked =
          errors.stream()
              .sorted(Comparator.comparingDouble(Error::value).thenComparing(Error::source))
              .toList();
      List<String> words =
          ranked.stream()
              .map(each -> String.format(Locale.ROOT, "%s %.4f", each.source(), each.value()))
              .toList();
      verdicts.add(
          new Verdict(
              about,
              ranked.getFirst().source(),
              "%s, the lower the better: %s".formatted(measure, String.join(", ", words))));
    }
  }
}
