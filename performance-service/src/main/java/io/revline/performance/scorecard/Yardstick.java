package io.revline.performance.scorecard;

import static java.util.stream.Collectors.toSet;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.people.Quota.QuotaMeasure;
import io.revline.performance.scorecard.Quotas.Quota;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * By what wins are held against quotas. Each measure has metrics of its own: a quota by amount says
 * nothing of how many deals there shall be.
 */
enum Yardstick {
  /** By what the wins are worth. */
  BY_AMOUNT(
      QuotaMeasure.AMOUNT,
      Scope.WITH_AMOUNT,
      Scope.WITHOUT_AMOUNT,
      Metric.ATTAINMENT,
      Metric.QUOTA,
      Metric.WON_WITHOUT_QUOTA,
      Metric.ATTAINMENT_OWN_QUOTA,
      Attainment::attainedAmount,
      Attainment::quotaAmount),

  /** By how many wins there are. */
  BY_COUNT(
      QuotaMeasure.COUNT,
      Scope.WITH_COUNT,
      Scope.WITHOUT_COUNT,
      Metric.ATTAINMENT_BY_COUNT,
      Metric.QUOTA_BY_COUNT,
      Metric.WON_WITHOUT_QUOTA_BY_COUNT,
      Metric.ATTAINMENT_OWN_QUOTA_BY_COUNT,
      Attainment::attainedCount,
      Attainment::quotaCount);

  private final QuotaMeasure measure;
  private final Scope with;
  private final Scope without;
  private final Metric attainment;
  private final Metric quota;
  private final Metric wonWithoutQuota;
  private final Metric attainmentOfOwnQuota;
  private final Function<Attainment, Row> attained;
  private final Function<Attainment, Row> quotas;

  Yardstick(
      QuotaMeasure measure,
      Scope with,
      Scope without,
      Metric attainment,
      Metric quota,
      Metric wonWithoutQuota,
      Metric attainmentOfOwnQuota,
      Function<Attainment, Row> attained,
      Function<Attainment, Row> quotas) {
    this.measure = measure;
    this.with = with;
    this.without = without;
    this.attainment = attainment;
    this.quota = quota;
    this.wonWithoutQuota = wonWithoutQuota;
    this.attainmentOfOwnQuota = attainmentOfOwnQuota;
    this.attained = attained;
    this.quotas = quotas;
  }

  /** What reps with such a quota have won. */
  Scope with() {
    return with;
  }

  /** What all others have. */
  Scope without() {
    return without;
  }

  /** Those of some quotas that it is about. */
  List<Quota> among(List<Quota> all) {
    return all.stream().filter(quota -> quota.measure().equals(measure.word())).toList();
  }

  /** Who of those has one above 0. */
  Set<String> holders(List<Quota> all) {
    return among(all).stream().filter(Quota::isSome).map(Quota::whose).collect(toSet());
  }

  /** Which quotas they are, as people say it. */
  String called(FiscalPeriod period) {
    return (this == BY_COUNT ? "by count for " : "for ") + period.name();
  }

  /** Names what reps attain of their quotas. */
  Metric attainment() {
    return attainment;
  }

  /** Names those quotas. */
  Metric quota() {
    return quota;
  }

  /** Names what reps without one have won. */
  Metric wonWithoutQuota() {
    return wonWithoutQuota;
  }

  /** Names what teams attain of quotas of their own. */
  Metric attainmentOfOwnQuota() {
    return attainmentOfOwnQuota;
  }

  /** Won ÷ quota, with what was won. */
  Row attained(Attainment of) {
    return of.targets().isEmpty() ? of.undefined(of.won().deals()) : attained.apply(of);
  }

  /** The quotas alone. */
  Row quotas(Attainment of) {
    return of.targets().isEmpty() ? of.undefined(0) : quotas.apply(of);
  }
}
