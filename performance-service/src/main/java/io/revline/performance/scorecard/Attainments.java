package io.revline.performance.scorecard;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.performance.scorecard.Credits.Credit;
import io.revline.performance.scorecard.Quotas.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares what was won with the quotas of a period. */
@ApplicationScoped
class Attainments {
  private final Credits credits;
  private final Quotas quotas;
  private final Labels labels;

  Attainments(Credits credits, Quotas quotas, Labels labels) {
    this.credits = credits;
    this.quotas = quotas;
    this.labels = labels;
  }

  /** The figures that a question allows: none without a period or for groups without people. */
  List<Figure> of(Question question) {
    FiscalPeriod period = question.window().period();
    if (period == null || !question.grouping().ofPeople()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>(ofReps(question, period));
    if (question.grouping() == Grouping.TEAM) {
      figures.add(ofTeams(question, period));
    }
    return figures;
  }

  private List<Figure> ofReps(Question question, FiscalPeriod period) {
    List<Credit> all = credits.grouped(question);
    List<Quota> targets = quotas.ofReps(question, period);
    Set<String> holders = targets.stream().filter(Quota::isSome).map(Quota::whose).collect(toSet());
    Map<Boolean, List<Credit>> byHolder =
        all.stream().collect(partitioningBy(credit -> holders.contains(credit.whose())));
    Sheet with = sheet(question, period, byHolder.getOrDefault(true, List.of()), targets);
    Sheet without = sheet(question, period, byHolder.getOrDefault(false, List.of()), List.of());
    return List.of(
        with.figure(Metric.ATTAINMENT, keys(all, targets), Attainment::attained),
        with.figure(Metric.QUOTA, keys(List.of(), targets), Attainment::quota),
        without.figure(
            Metric.WON_WITHOUT_QUOTA, keys(without.credits(), List.of()), Attainment::worth));
  }

  private Figure ofTeams(Question question, FiscalPeriod period) {
    List<Credit> all = credits.byEveryTeamAbove(question);
    List<Quota> targets = quotas.ofTeams(question, period);
    return sheet(question, period, all, targets)
        .figure(
            Metric.ATTAINMENT_OWN_QUOTA,
            keys(all, targets),
            Attainment::attained,
            Row.undefined(
                Row.TOTAL,
                Row.TOTAL,
                0,
                "teams stand within teams: their quotas are not added up"));
  }

  private Sheet sheet(
      Question question, FiscalPeriod period, List<Credit> credited, List<Quota> targets) {
    Labels.Of names = labels.of(question.grouping(), question.times().knownAt());
    return new Sheet(question, period.name(), names, credited, targets);
  }

  private static Set<String> keys(List<Credit> credited, List<Quota> targets) {
    Set<String> keys = new TreeSet<>();
    credited.forEach(credit -> keys.add(credit.key()));
    targets.forEach(quota -> keys.add(quota.key()));
    return keys;
  }

  /** What is compared: the credits of those who count, and the quotas. */
  private record Sheet(
      Question question, String period, Labels.Of names, List<Credit> credits, List<Quota> quotas) {

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row) {
      return figure(
          metric,
          keys,
          row,
          row.apply(new Attainment(Row.TOTAL, Row.TOTAL, period, credits, quotas)));
    }

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row, Row total) {
      List<Row> rows = keys.stream().map(this::group).map(row).toList();
      return question.figure(metric, rows, total);
    }

    private Attainment group(String key) {
      return new Attainment(
          key,
          names.label(key),
          period,
          credits.stream().filter(credit -> credit.key().equals(key)).toList(),
          quotas.stream().filter(quota -> quota.key().equals(key)).toList());
    }
  }
}
