package io.revline.performance.scorecard.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Watermark;
import io.revline.performance.scorecard.Scorecard;
import io.revline.performance.scorecard.Scorecards;
import io.revline.performance.scorecard.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/performance/scorecards")
@Tag(name = "Performance")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class ScorecardResource {
  private final Scorecards scorecards;
  private final CurrentCaller current;
  private final Watermark watermark;

  ScorecardResource(Scorecards scorecards, CurrentCaller current, Watermark watermark) {
    this.scorecards = scorecards;
    this.current = current;
    this.watermark = watermark;
  }

  /** How reps did in a window. */
  @GET
  @Operation(
      summary = "Show what each rep won, how often and how fast",
      description =
          "from and to are dates or instants, [from, to). asOf: after every change before this,"
              + " now when absent; knownAt: of what was recorded before this, all when absent.")
  public Scorecard show(
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return scorecards.of(
        groupBy,
        new Window(required("from", from), required("to", to)),
        watermark.times(asOf, knownAt),
        current.get());
  }

  private static Instant required(String field, @Nullable String text) {
    if (text == null) {
      throw InvalidInput.of(field, "is required: a date such as 2017-03-01");
    }
    return Parameters.instant(field, text, Instant.EPOCH);
  }
}
