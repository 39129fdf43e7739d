package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How surely a deal is counted on, from the vaguest to the done; {@code omitted} counts nowhere.
 */
public enum ForecastCategory {
  @JsonProperty("pipeline")
  PIPELINE,
  @JsonProperty("bestCase")
  BEST_CASE,
  @JsonProperty("mostLikely")
  MOST_LIKELY,
  @JsonProperty("commit")
  COMMIT,
  @JsonProperty("closed")
  CLOSED,
  @JsonProperty("omitted")
  OMITTED
}
