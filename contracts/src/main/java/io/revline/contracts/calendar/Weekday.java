package io.revline.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A day of the week. */
public enum Weekday {
  @JsonProperty("monday")
  MONDAY,
  @JsonProperty("tuesday")
  TUESDAY,
  @JsonProperty("wednesday")
  WEDNESDAY,
  @JsonProperty("thursday")
  THURSDAY,
  @JsonProperty("friday")
  FRIDAY,
  @JsonProperty("saturday")
  SATURDAY,
  @JsonProperty("sunday")
  SUNDAY
}
