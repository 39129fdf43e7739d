package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a deal is still to be decided. */
public enum DealStatus {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("won")
  WON,
  @JsonProperty("lost")
  LOST
}
