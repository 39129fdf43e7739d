package io.revline.performance.scorecard;

import static java.util.stream.Collectors.toSet;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.performance.scorecard.Credits.Credited;
import io.revline.performance.scorecard.Credits.Groups;
import io.revline.performance.scorecard.Quotas.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    List<Quota> targets = quotas.ofReps(question, period);
    Set<String> holders = targets.stream().filter(Quota::isSome).map(Quota::whose).collect(toSet());
    Credited credited = credits.grouped(question, holders);
    Sheet with = sheet(question, period, credited.ofHolders(), targets);
    Sheet without = sheet(question, period, credited.ofOthers(), List.of());
    Set<String> others = credited.ofOthers().byKey().keySet();
    return List.of(
        with.figure(Metric.ATTAINMENT, union(with.keys(), others), Attainment::attained),
        with.figure(Metric.QUOTA, keys(targets), Attainment::quota),
        without.figure(Metric.WON_WITHOUT_QUOTA, without.keys(), Attainment::worth));
  }

  private Figure ofTeams(Question question, FiscalPeriod period) {
    Sheet sheet =
        sheet(
            question, period, credits.byEveryTeamAbove(question), quotas.ofTeams(question, period));
    return sheet.figure(
        Metric.ATTAINMENT_OWN_QUOTA,
        sheet.keys(),
        Attainment::attained,
        Row.undefined(
            Row.TOTAL, Row.TOTAL, 0, "teams stand within teams: their quotas are not added up"));
  }

  private Sheet sheet(
      Question question, FiscalPeriod period, Groups credited, List<Quota> targets) {
    Labels.Of names = labels.of(question.grouping(), question.times().knownAt());
    return new Sheet(question, period.name(), names, credited, targets);
  }

  private static Set<String> keys(List<Quota> targets) {
    return targets.stream().map(Quota::key).collect(toSet());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> union = new HashSet<>(some);
    union.addAll(others);
    return union;
  }

  /** What is compared: the credits of those who count, and the quotas. */
  private record Sheet(
      Question question, String period, Labels.Of names, Groups credited, List<Quota> quotas) {

    /** The groups that have either. */
    Set<String> keys() {
      return union(credited.byKey().keySet(), Attainments.keys(quotas));
    }

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row) {
      return figure(
          metric,
          keys,
          row,
          row.apply(new Attainment(Row.TOTAL, Row.TOTAL, period, credited.all(), quotas)));
    }

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row, Row total) {
      List<Row> rows = keys.stream().sorted().map(this::group).map(row).toList();
      return question.figure(metric, rows, total);
    }

    private Attainment group(String key) {
      return new Attainment(
          key,
          names.label(key),
          period,
          credited.of(key),
          quotas.stream().filter(quota -> quota.key().equals(key)).toList());
    }
  }
}
