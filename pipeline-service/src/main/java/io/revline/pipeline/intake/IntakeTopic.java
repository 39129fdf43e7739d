package io.revline.pipeline.intake;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.Unavailable;
import java.util.List;

/** Where events wait to be taken in. */
@FunctionalInterface
public interface IntakeTopic {

  /**
   * Keeps events; they are safe once this returns.
   *
   * @param by who sent them
   * @throws Unavailable when they could not be kept in time; some may come in all the same
   */
  void keep(List<IntakeEvent> events, Provenance by);
}
