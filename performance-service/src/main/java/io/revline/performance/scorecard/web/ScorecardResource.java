package io.revline.performance.scorecard.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.performance.scorecard.Scorecard;
import io.revline.performance.scorecard.Scorecards;
import io.revline.performance.scorecard.Windows;
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

@Path("/api/v1/performance/scorecards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Performance")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class ScorecardResource {
  private final Scorecards scorecards;
  private final Windows windows;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  ScorecardResource(
      Scorecards scorecards,
      Windows windows,
      CurrentCaller current,
      Watermark watermark,
      Exports exports) {
    this.scorecards = scorecards;
    this.windows = windows;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** How reps, teams, regions, accounts, products or periods did in a window. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary =
          "Show what was won and lost, how often, how fast, and how much of the quotas that is",
      description =
          "The window is a period of the fiscal calendar (2017-11, 2017-Q4, FY2017), or [from, to),"
              + " both dates or instants. groupBy: rep, team, region, account, product, month,"
              + " quarter or year; quotas and attainment, by amount and by count, are shown for a period"
              + " by rep, team or region. asOf: after every change before this, now when absent;"
              + " knownAt: of what was recorded before this, all that is known when absent.")
  public Scorecard show(
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("period") @Nullable String period,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt) {
    Times times = watermark.times(asOf, knownAt);
    Scorecard scorecard =
        scorecards.of(groupBy, windows.of(period, from, to, times.knownAt()), times, current.get());
    return exports.figures("scorecard", scorecard, scorecard.figures());
  }
}
