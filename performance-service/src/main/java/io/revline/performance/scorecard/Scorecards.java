package io.revline.performance.scorecard;

import io.revline.kit.caller.Caller;
import io.revline.kit.figure.Figure;
import io.revline.kit.progress.Times;
import io.revline.performance.scorecard.Closings.Closed;
import io.revline.performance.scorecard.Quotas.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges what was won and lost, by the definitions of METRICS.md. */
@ApplicationScoped
public class Scorecards {
  private final Closings closings;
  private final Quotas quotas;
  private final Attainments attainments;

  Scorecards(Closings closings, Quotas quotas, Attainments attainments) {
    this.closings = closings;
    this.quotas = quotas;
    this.attainments = attainments;
  }

  /**
   * The scorecard of a window.
   *
   * @param groupBy rep, team, region, account, product, month, quarter or year
   * @param times what stood then, and as was known then
   * @throws io.revline.kit.problem.InvalidInput for another grouping
   */
  public Scorecard of(@Nullable String groupBy, Window window, Times times, Caller caller) {
    Question question = new Question(window, times, Grouping.of(groupBy), caller);
    List<Quota> targets = quotas.ofReps(question);
    Map<Scope, Closed> closed = closings.of(question, targets);
    Closed all = closed.getOrDefault(Scope.ALL, Closed.NOTHING);
    List<Figure> figures = new ArrayList<>();
    Measure.ALL.forEach(measure -> figures.add(figure(question, all, measure)));
    figures.addAll(attainments.of(question, closed, targets));
    return new Scorecard(figures);
  }

  private static Figure figure(Question question, Closed closed, Measure measure) {
    return question.figure(
        measure.metric(),
        closed.groups().stream()
            .filter(group -> group.hasAny(measure.parts()))
            .map(measure.row())
            .toList(),
        measure.row().apply(closed.total()));
  }
}
