package io.revline.pipeline.stage;

import java.util.Locale;

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
}
