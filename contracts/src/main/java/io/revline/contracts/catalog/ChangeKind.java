package io.revline.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change meant for its object. */
public enum ChangeKind {
  @JsonProperty("created")
  CREATED,
  @JsonProperty("changed")
  CHANGED,
  @JsonProperty("deleted")
  DELETED,
  @JsonProperty("restored")
  RESTORED
}
