package io.revline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change meant for an object that figures refer to. */
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
