package io.revline.pipeline.rate.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.pipeline.rate.CorporateCurrency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/settings/corporate-currency")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class CorporateCurrencyResource {
  private final CorporateCurrency corporate;
  private final CurrentCaller current;

  CorporateCurrencyResource(CorporateCurrency corporate, CurrentCaller current) {
    this.corporate = corporate;
    this.current = current;
  }

  /** What the corporate currency is to be. */
  public record CurrencyRequest(@Nullable String currency) {}

  /** The currency that totals are in; version 0 is the default that nobody has set. */
  public record CurrencyResponse(String currency, long version) {}

  /** What it is. */
  @GET
  @Operation(
      summary = "Show the currency that totals are in",
      description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CurrencyResponse.class)))
  public Response show() {
    return shown(corporate.find());
  }

  /** Sets it. */
  @PUT
  @RolesAllowed("revops")
  @Operation(
      summary = "Set the currency that totals are in; If-Match is required once it was set",
      description = "It cannot change while there are exchange rates, which lead to it.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CurrencyResponse.class)))
  public Response set(
      @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable CurrencyRequest body) {
    @Nullable String currency = body == null ? null : body.currency();
    return shown(corporate.set(currency, ifMatch, current.get().provenance()));
  }

  private static Response shown(CorporateCurrency.Standing standing) {
    return Answer.ok(standing.version(), new CurrencyResponse(standing.value(), standing.version()))
        .toResponse();
  }
}
