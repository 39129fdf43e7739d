package io.revline.pipeline.intake;

import io.revline.kit.problem.InvalidInput;

/** Understands events. */
@FunctionalInterface
public interface TidingsReader {

  /**
   * What an event tells.
   *
   * @throws InvalidInput naming everything that is wrong with it
   */
  Tidings read(IntakeEvent event);
}
