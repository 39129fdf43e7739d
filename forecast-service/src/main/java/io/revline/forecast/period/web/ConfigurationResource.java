package io.revline.forecast.period.web;

import io.revline.forecast.period.LiveConfiguration;
import io.revline.forecast.period.LiveConfigurations;
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

@Path("/api/v1/forecast/configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backtests")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance"})
class ConfigurationResource {
  private final LiveConfigurations configurations;
  private final Watermark watermark;

  ConfigurationResource(LiveConfigurations configurations, Watermark watermark) {
    this.configurations = configurations;
    this.watermark = watermark;
  }

  /** What live projections are made with, and why. */
  @GET
  @Operation(
      summary = "Show what live projections are made with, and why",
      description =
          "The newest backtest of the whole company over such periods chooses how fast earlier"
              + " quarters are forgotten when new business is told from them, and how wide intervals"
              + " are; a minute after its end it is live. How far the facts of deals are believed is"
              + " decided by each model's own trials. measure is amount (when absent) or count;"
              + " period is quarter (when absent) or month; knownAt: what held then.")
  public LiveConfiguration show(
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("period") @Nullable String period,
      @QueryParam("knownAt") @Nullable String knownAt) {
    return configurations.known(measure, period, watermark.times(null, knownAt).knownAt());
  }
}
