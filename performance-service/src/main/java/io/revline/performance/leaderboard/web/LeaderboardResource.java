package io.revline.performance.leaderboard.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.http.Parameters;
import io.revline.kit.progress.Times;
import io.revline.kit.progress.Watermark;
import io.revline.performance.leaderboard.Leaderboard;
import io.revline.performance.leaderboard.Leaderboards;
import io.revline.performance.leaderboard.Place;
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

@Path("/api/v1/performance/leaderboards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Performance")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class LeaderboardResource {
  private final Leaderboards leaderboards;
  private final Windows windows;
  private final CurrentCaller current;
  private final Watermark watermark;
  private final Exports exports;

  LeaderboardResource(
      Leaderboards leaderboards,
      Windows windows,
      CurrentCaller current,
      Watermark watermark,
      Exports exports) {
    this.leaderboards = leaderboards;
    this.windows = windows;
    this.current = current;
    this.watermark = watermark;
    this.exports = exports;
  }

  /** Who is first in a window. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "Rank reps or teams by a metric of the scorecards",
      description =
          "Equals share a rank and the next counts them all: 1, 2, 2, 4. Deals and money are ranked"
              + " by rankBy: amount, when absent, or count; days the fewest first. The window, asOf and"
              + " knownAt are those of the scorecards; limit is 1 to 200, 50 when absent.")
  public Leaderboard show(
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("rankBy") @Nullable String rankBy,
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("period") @Nullable String period,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt,
      @QueryParam("limit") @Nullable Integer limit) {
    Times times = watermark.times(asOf, knownAt);
    return table(
        leaderboards.of(
            metric,
            rankBy,
            groupBy,
            windows.of(period, from, to, times.knownAt()),
            times,
            Parameters.limit(limit),
            current.get()));
  }

  /** A row for each place, with what the leaderboard says of all. */
  private Leaderboard table(Leaderboard board) {
    Columns<Place> columns =
        Columns.of(Place.class)
            .with("metric", place -> board.metric())
            .with("definitionVersion", place -> board.definitionVersion())
            .with("size", place -> board.size())
            .with("filters", place -> board.filters())
            .with("asOf", place -> board.asOf())
            .with("knownAt", place -> board.knownAt());
    return exports.rows(
        "leaderboard", columns, board, board.places(), board.asOf(), board.knownAt());
  }
}
