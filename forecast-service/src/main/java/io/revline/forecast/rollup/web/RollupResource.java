package io.revline.forecast.rollup.web;

import io.revline.forecast.rollup.Rollup;
import io.revline.forecast.rollup.Rollups;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Watermark;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/forecast/rollups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecast")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class RollupResource {
  private final Rollups rollups;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  RollupResource(Rollups rollups, CurrentCaller current, Watermark watermark, Exports exports) {
    this.rollups = rollups;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** What closed and what is open in a period. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "Roll a period up: closed won, open, weighted and undated pipeline, forecast",
      description =
          "The period is a month (2017-11), a quarter (2017-Q4) or a year (FY2017) of the fiscal"
              + " calendar; groupBy is category, owner, rep, team, region or currency. A team's row"
              + " holds the deals of all teams below it too, so these rows do not add up to the"
              + " total, which counts every deal once. asOf: after every change before this date or"
              + " instant, now when absent; knownAt: of what was recorded before this, all that is"
              + " known when absent.")
  public Rollup show(
      @QueryParam("period") @Nullable String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("groupBy") @Nullable String groupBy) {
    Rollup rollup = rollups.of(period, watermark.times(asOf, knownAt), groupBy, current.get());
    return exports.figures("rollup", rollup, rollup.figures());
  }
}
