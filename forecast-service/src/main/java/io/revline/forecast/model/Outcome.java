package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;

/** How a deal may end. In each week it is decided first whether it is won, then whether lost. */
enum Outcome {
  WIN(Status.WON),
  LOSS(Status.LOST);

  private final Status status;

  Outcome(Status status) {
    this.status = status;
  }

  Status status() {
    return status;
  }

  /** Whether a week that ended so could have ended with this outcome when it came to that. */
  boolean isOpenTo(Status end) {
    return this == WIN || end != Status.WON;
  }
}
