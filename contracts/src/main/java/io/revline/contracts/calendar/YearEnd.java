package io.revline.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of a weekday's dates around the end of a month is a fiscal year's last day. */
public enum YearEnd {
  @JsonProperty("lastInMonth")
  LAST_IN_MONTH,
  @JsonProperty("nearestMonthEnd")
  NEAREST_MONTH_END
}
