package io.revline.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the thirteen weeks of a quarter fall into its three periods. */
public enum WeekPattern {
  @JsonProperty("4-4-5")
  WEEKS_4_4_5,
  @JsonProperty("4-5-4")
  WEEKS_4_5_4,
  @JsonProperty("5-4-4")
  WEEKS_5_4_4
}
