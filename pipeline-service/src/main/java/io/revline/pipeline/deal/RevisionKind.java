package io.revline.pipeline.deal;

import java.util.Locale;

/** What a change meant for a deal. */
public enum RevisionKind {
  /** It came into being, perhaps closed already. */
  CREATED,
  /** Something else than its status changed. */
  CHANGED,
  /** It is won now and was not before. */
  WON,
  /** It is lost now and was not before. */
  LOST,
  /** It is open again. */
  REOPENED,
  /** It is deleted and counts nowhere. */
  DELETED,
  /** It was deleted and is there again. */
  RESTORED;

  /** The word on the wire: {@code created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
