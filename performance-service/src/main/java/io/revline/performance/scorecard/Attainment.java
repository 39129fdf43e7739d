package io.revline.performance.scorecard;

import io.revline.kit.Money;
import io.revline.kit.figure.Row;
import io.revline.performance.scorecard.Quotas.Quota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one group has won and was to win, as METRICS.md defines attainment: credited closed-won ÷
 * quota, both of those who have one.
 *
 * @param key the group's key
 * @param label the key as people say it
 * @param which quotas these are, as people say it: {@code by count for 2017-Q4}
 * @param won what those with a quota are credited with
 * @param quotas of the group's members and of one measure, those of 0 among them
 */
record Attainment(String key, String label, String which, Won won, List<Quota> quotas) {
  Attainment {
    quotas = List.copyOf(quotas);
  }

  Row attainedAmount() {
    List<Worth> all = new ArrayList<>(won.amounts());
    all.addAll(amounts());
    if (!Worth.unrated(all).isEmpty()) {
      return Row.unrated(key, label, won.deals(), corporate(), Worth.unrated(all));
    }
    BigDecimal amount = Worth.total(won.amounts());
    return Row.measured(
            key, label, Shares.of(amount, Worth.total(amounts())), won.deals(), List.of())
        .madeOf(Money.rounded(amount, corporate()));
  }

  Row quotaAmount() {
    return Worth.unrated(amounts()).isEmpty()
        ? Row.priced(key, label, Money.rounded(Worth.total(amounts()), corporate()), holders())
        : Row.unrated(key, label, holders(), corporate(), Worth.unrated(amounts()));
  }

  Row attainedCount() {
    return Row.measured(
        key, label, Shares.of(BigDecimal.valueOf(won.deals()), count()), won.deals(), List.of());
  }

  Row quotaCount() {
    return Row.measured(key, label, Shares.rounded(count()), holders(), List.of());
  }

  /** What was won, as deals and money. */
  Row worth() {
    return won.row(key, label);
  }

  /** The row of a number that needs a quota where there is none. */
  Row undefined(long sample) {
    return Row.undefined(
        key,
        label,
        sample,
        quotas.isEmpty() ? "no quota " + which : "the quota " + which + " is 0");
  }

  /** The quotas above 0. */
  List<Quota> targets() {
    return quotas.stream().filter(Quota::isSome).toList();
  }

  private List<Worth> amounts() {
    return targets().stream().map(Quota::worth).toList();
  }

  private BigDecimal count() {
    return targets().stream().map(Quota::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String corporate() {
    return amounts().getFirst().corporate();
  }

  private long holders() {
    return targets().stream().map(Quota::whose).distinct().count();
  }
}
