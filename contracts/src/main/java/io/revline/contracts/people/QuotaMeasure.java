package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a quota measures. */
public enum QuotaMeasure {
  /** What the wins are worth. */
  @JsonProperty("amount")
  AMOUNT,
  /** How many wins there are. */
  @JsonProperty("count")
  COUNT
}
