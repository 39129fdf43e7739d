package io.revline.gateway.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The current quarter at a glance; each part as its service gave it.
 *
 * @param period the quarter of the fiscal calendar, such as 2026-Q4; left out when the calendar is
 *     unavailable, and with it forecast and performance
 * @param pipeline deals by stage; left out when unavailable
 * @param forecast rollup of the quarter by category; left out when unavailable
 * @param performance scorecards of the quarter by rep; left out when unavailable
 * @param unavailable the parts that are left out, and why; empty when all answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
    @Nullable String period,
    @Schema(implementation = Map.class) @Nullable JsonNode pipeline,
    @Schema(implementation = Map.class) @Nullable JsonNode forecast,
    @Schema(implementation = Map.class) @Nullable JsonNode performance,
    List<Missing> unavailable) {

  Overview {
    unavailable = List.copyOf(unavailable);
  }

  /**
   * A part that is left out.
   *
   * @param part pipeline, forecast or performance
   * @param reason a sentence that names the service
   */
  record Missing(String part, String reason) {}
}
