package io.revline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change meant for its object. */
public enum ChangeKind {
  /** There was none before. */
  @JsonProperty("created")
  CREATED,
  /** Some of its fields took other values. */
  @JsonProperty("changed")
  CHANGED,
  /** It is not there any more. */
  @JsonProperty("deleted")
  DELETED,
  /** It was deleted and is there again. */
  @JsonProperty("restored")
  RESTORED
}
