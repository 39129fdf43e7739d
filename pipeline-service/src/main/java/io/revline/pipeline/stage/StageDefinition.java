package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a pipeline through all times.
 *
 * @param key names it within the pipeline
 * @param label what people call it
 * @param position its place in the order
 * @param status what standing in it means; it never changes, as it decides what deals are
 * @param terms in order of their start, the first from the start on
 */
public record StageDefinition(
    String key, String label, int position, DealStatus status, List<Terms> terms) {
  public StageDefinition {
    terms = List.copyOf(terms);
  }

  /** The stage on the terms that hold at a moment. */
  Stage at(String pipeline, Instant moment) {
    Terms held = begunBy(moment).getLast();
    return new Stage(
        pipeline, key, label, position, status, held.probability(), held.forecastCategory());
  }

  /** The terms that have begun by a moment; the open start is always among them. */
  List<Terms> begunBy(Instant moment) {
    return terms.stream().filter(each -> each.begunBy(moment)).toList();
  }

  /** Another status would make other deals of those that stood in it. */
  void refuseOtherStatus(StageDefinition wanted) {
    if (status != wanted.status()) {
      throw InvalidInput.of(
          "status",
          "is %s for as long as the stage exists: make another stage for %s deals"
              .formatted(status.word(), wanted.status().word()));
    }
  }

  /**
   * What becomes of this stage, which deals rest on, when it is wanted otherwise: its past stays,
   * what is wanted to hold today holds from now on, and later terms are taken as they are.
   *
   * @throws InvalidInput when the wanted terms contradict the past
   */
  StageDefinition becoming(StageDefinition wanted, Instant now) {
    List<Terms> past = begunBy(now);
    List<Terms> wantedPast = wanted.begunBy(now);
    refuseRewriting(past, wantedPast);
    List<Terms> result = new ArrayList<>(past);
    if (!past.getLast().sameMeaning(wantedPast.getLast())) {
      result.add(wantedPast.getLast().startingAt(now));
    }
    result.addAll(wanted.terms().subList(wantedPast.size(), wanted.terms().size()));
    return new StageDefinition(wanted.key(), wanted.label(), wanted.position(), status, result);
  }

  /** Terms alone in the past may differ: they are simply meant for today. */
  private static void refuseRewriting(List<Terms> past, List<Terms> wantedPast) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < wantedPast.size(); i++) {
      Terms wanted = wantedPast.get(i);
      boolean meansToday = wanted.from() == null && wantedPast.size() == 1;
      if (!meansToday && !past.contains(wanted)) {
        violations.add(
            new Violation(
                "terms[" + i + "]",
                "lie in the past, where deals rest on other terms: let new ones begin later than"
                    + " now, or give one without from to change it from now on"));
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }
}
