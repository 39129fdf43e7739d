package io.revline.performance.scorecard;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.figure.Figure;
import io.revline.kit.figure.Row;
import io.revline.kit.metric.Metric;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import io.revline.performance.scorecard.Closings.Closed;
import io.revline.performance.scorecard.Quotas.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares what was won with the quotas of a period, by amount and by count. */
@ApplicationScoped
class Attainments {
  private final Quotas quotas;
  private final NameReader names;

  Attainments(Quotas quotas, NameReader names) {
    this.quotas = quotas;
    this.names = names;
  }

  /**
   * The figures that a question allows: none without a period or for groups without people.
   *
   * @param closed what was won, by whom
   * @param ofReps the quotas of reps
   */
  List<Figure> of(Question question, Map<Scope, Closed> closed, List<Quota> ofReps) {
    Optional<FiscalPeriod> period = question.quotaPeriod();
    if (period.isEmpty()) {
      return List.of();
    }
    Names known = question.grouping().names(names, question.times().knownAt());
    List<Quota> ofTeams =
        question.grouping() == Grouping.TEAM ? quotas.ofTeams(question, period.get()) : List.of();
    List<Figure> figures = new ArrayList<>();
    for (Yardstick yardstick : Yardstick.values()) {
      Sheets sheets = new Sheets(question, period.get(), known, closed, yardstick);
      figures.addAll(sheets.ofReps(ofReps));
      if (question.grouping() == Grouping.TEAM) {
        figures.add(sheets.ofTeams(ofTeams));
      }
    }
    return figures;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> union = new HashSet<>(some);
    union.addAll(others);
    return union;
  }

  /** What is held against quotas of one measure. */
  private record Sheets(
      Question question,
      FiscalPeriod period,
      Names names,
      Map<Scope, Closed> closed,
      Yardstick yardstick) {

    List<Figure> ofReps(List<Quota> all) {
      List<Quota> targets = yardstick.among(all);
      Sheet with = sheet(yardstick.with(), targets);
      Sheet without = sheet(yardstick.without(), List.of());
      return List.of(
          with.figure(
              yardstick.attainment(), union(with.keys(), without.keys()), yardstick::attained),
          with.figure(yardstick.quota(), Sheet.keys(targets), yardstick::quotas),
          without.figure(yardstick.wonWithoutQuota(), without.keys(), Attainment::worth));
    }

    Figure ofTeams(List<Quota> all) {
      Sheet sheet = sheet(Scope.UNDER_TEAM, yardstick.among(all));
      return sheet.figure(
          yardstick.attainmentOfOwnQuota(),
          sheet.keys(),
          yardstick::attained,
          Row.undefined(
              Row.TOTAL, Row.TOTAL, 0, "teams stand within teams: their quotas are not added up"));
    }

    private Sheet sheet(Scope scope, List<Quota> targets) {
      Closed won = closed.getOrDefault(scope, Closed.NOTHING);
      return new Sheet(question, yardstick.called(period), names, won, targets);
    }
  }

  /** What is compared: what those who count have won, and the quotas. */
  private record Sheet(
      Question question, String which, Names names, Closed closed, List<Quota> quotas) {

    static Set<String> keys(List<Quota> quotas) {
      return quotas.stream().map(Quota::key).collect(toSet());
    }

    /** The groups that have either. */
    Set<String> keys() {
      return union(won().keySet(), keys(quotas));
    }

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row) {
      Won all = closed.total().finalWins();
      return figure(
          metric, keys, row, row.apply(new Attainment(Row.TOTAL, Row.TOTAL, which, all, quotas)));
    }

    Figure figure(Metric metric, Set<String> keys, Function<Attainment, Row> row, Row total) {
      Map<String, Won> won = won();
      List<Row> rows =
          keys.stream()
              .sorted()
              .map(key -> row.apply(group(key, won.getOrDefault(key, Won.NOTHING))))
              .toList();
      return question.figure(metric, rows, total);
    }

    private Attainment group(String key, Won won) {
      return new Attainment(
          key,
          names.label(key),
          which,
          won,
          quotas.stream().filter(quota -> quota.key().equals(key)).toList());
    }

    private Map<String, Won> won() {
      return closed.groups().stream().collect(toMap(Group::key, Group::finalWins));
    }
  }
}
