package io.revline.contracts.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which calendar year a fiscal year is named after: the one it starts in or the one it ends in. */
public enum YearNaming {
  @JsonProperty("start")
  START,
  @JsonProperty("end")
  END
}
