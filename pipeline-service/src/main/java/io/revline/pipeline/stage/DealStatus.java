package io.revline.pipeline.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a stage means for a deal that stands in it. */
public enum DealStatus {
  /** Still to be decided. */
  OPEN,
  /** Decided for us. */
  WON,
  /** Decided against us. */
  LOST;

  /** The word on the wire: {@code open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that {@link #word}, if there is one. */
  public static Optional<DealStatus> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
