package io.revline.forecast.backtest.web;

import io.revline.forecast.backtest.Accuracies;
import io.revline.forecast.backtest.Accuracy;
import io.revline.forecast.backtest.Findings;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
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

@Path("/api/v1/forecast/accuracy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backtests")
@RunOnVirtualThread
@RolesAllowed({"revops", "finance"})
class AccuracyResource {
  private static final Columns<Findings.OfPeriods> COLUMNS = Columns.of(Findings.OfPeriods.class);

  private final Accuracies accuracies;
  private final Exports exports;

  AccuracyResource(Accuracies accuracies, Exports exports) {
    this.accuracies = accuracies;
    this.exports = exports;
  }

  /** How past live forecasts did. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "Show how past live forecasts of the company did",
      description =
          "Once a day what is said of the month and the quarter at hand is kept, and compared with"
              + " what came when the period is over: by days before its end, with WAPE, bias, pinball"
              + " loss, coverage and width of the interval from P10 to P90. measure is amount (when"
              + " absent) or count; period is quarter (when absent) or month. Before any period is"
              + " over, a backtest says how the forecast would have done.")
  public Accuracy show(
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("period") @Nullable String period) {
    Accuracy accuracy = accuracies.of(measure, period);
    return exports.rows("accuracy", COLUMNS, accuracy, accuracy.live(), null, null);
  }
}
