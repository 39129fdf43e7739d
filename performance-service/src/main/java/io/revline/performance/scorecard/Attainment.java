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
 * @param period the period's name
 * @param won what those with a quota are credited with
 * @param quotas of the group's members, those of 0 among them
 */
record Attainment(String key, String label, String period, Won won, List<Quota> quotas) {
  Attainment {
    quotas = List.copyOf(quotas);
  }

  /** Won ÷ quota, with what was won. */
  Row attained() {
    List<Worth> all = new ArrayList<>(won.amounts());
    all.addAll(targets());
    if (targets().isEmpty()) {
      return Row.undefined(key, label, won.deals(), reason());
    }
    if (!Worth.unrated(all).isEmpty()) {
      return Row.unrated(key, label, won.deals(), corporate(), Worth.unrated(all));
    }
    BigDecimal amount = Worth.total(won.amounts());
    return Row.measured(
            key, label, Shares.of(amount, Worth.total(targets())), won.deals(), List.of())
        .madeOf(Money.rounded(amount, corporate()));
  }

  /** The quotas alone. */
  Row quota() {
    List<Worth> targets = targets();
    if (targets.isEmpty()) {
      return Row.undefined(key, label, 0, reason());
    }
    return Worth.unrated(targets).isEmpty()
        ? Row.priced(key, label, Money.rounded(Worth.total(targets), corporate()), holders())
        : Row.unrated(key, label, holders(), corporate(), Worth.unrated(targets));
  }

  /** What was won, as deals and money. */
  Row worth() {
    return Worth.sum(won.amounts()).row(key, label, won.deals());
  }

  private String reason() {
    return quotas.isEmpty() ? "no quota for " + period : "the quota for " + period + " is 0";
  }

  private String corporate() {
    return targets().getFirst().corporate();
  }

  private List<Worth> targets() {
    return quotas.stream().filter(Quota::isSome).map(Quota::amount).toList();
  }

  private long holders() {
    return quotas.stream().filter(Quota::isSome).map(Quota::whose).distinct().count();
  }
}
