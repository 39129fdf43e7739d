package io.revline.kit.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a figure is measured in. */
public enum MetricUnit {
  /** A count of deals and the sum of their amounts, by currency. */
  @JsonProperty("deals and money")
  DEALS_AND_MONEY,
  /** A number of deals. */
  @JsonProperty("deals")
  DEALS,
  /** Money in the corporate currency. */
  @JsonProperty("money")
  MONEY,
  /** A share from 0 to 1. */
  @JsonProperty("share")
  SHARE,
  /** Days of 24 hours. */
  @JsonProperty("days")
  DAYS
}
