package io.revline.benchmarks.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.benchmarks.sample.TopicRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Deals whose amount is the number of the event that told it last, so that a figure of theirs tells
 * which events it knows of. Each has an owner of its own; what is told of one deal never overtakes.
 */
final class MarkedDeals {
  /** How many there are; event n is about deal n modulo this. */
  static final int DEALS = 30;

  /** The rollup that shows the amount of each as the open pipeline of its owner. */
  static final String ROLLUP = "/api/v1/forecast/rollups?groupBy=owner&period=2027-Q1";

  private static final String METRIC = "open-pipeline";
  private static final String OWNER = "marked-";
  private static final String CLOSE_DATE = "2027-02-15";
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private MarkedDeals() {}

  /** Event n, from 0 on. */
  static TopicRecord event(int n) {
    int deal = n % DEALS;
    Map<String, Object> fields = new HashMap<>();
    fields.put("amount", SourceEvents.euros(BigDecimal.valueOf(n + 1L)));
    if (n < DEALS) {
      fields.put("name", "Marked " + deal);
      fields.put("stage", "proposal");
      fields.put("owner", OWNER + deal);
      fields.put("closeDate", CLOSE_DATE);
    }
    return SourceEvents.dealUpserted(
        SourceEvents.SOURCES + "marked", OWNER + deal, FIRST.plusSeconds(n), fields);
  }

  /** For each deal how many events are sure to be known to a rollup, counted over all deals. */
  static int[] known(JsonNode rollup) {
    int[] known = new int[DEALS];
    for (JsonNode figure : rollup.path("figures")) {
      if (figure.path("metric").textValue().equals(METRIC)) {
        for (JsonNode row : figure.path("rows")) {
          String owner = row.path("key").textValue();
          if (owner.startsWith(OWNER)) {
            known[Integer.parseInt(owner.substring(OWNER.length()))] = euros(row);
          }
        }
      }
    }
    return known;
  }

  /** Where the total is in another currency, or not defined without a rate, euros stand beside. */
  private static int euros(JsonNode row) {
    JsonNode amount = row.has("amounts") ? row.path("amounts").path(0) : row.path("amount");
    return new BigDecimal(amount.path("amount").asText()).intValueExact();
  }
}
