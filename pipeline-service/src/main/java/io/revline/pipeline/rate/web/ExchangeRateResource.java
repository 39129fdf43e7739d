package io.revline.pipeline.rate.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.http.Format;
import io.revline.kit.reference.web.BatchResponse;
import io.revline.kit.reference.web.PageResponse;
import io.revline.kit.reference.web.ReferenceApi;
import io.revline.kit.reference.web.UploadResponse;
import io.revline.pipeline.rate.ExchangeRates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exchange rates")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class ExchangeRateResource {
  private static final ExchangeRateForm FORM = new ExchangeRateForm();

  private final ExchangeRates exchangeRates;
  private final ReferenceApi api;

  ExchangeRateResource(ExchangeRates exchangeRates, ReferenceApi api) {
    this.exchangeRates = exchangeRates;
    this.api = api;
  }

  /** A page of them, or all as a table. */
  @GET
  @Path("exchange-rates")
  @Produces(Format.ANY)
  @Operation(
      summary = "List exchange rates by id",
      description = "A table has all pages, in the columns in which it can be uploaded again.")
  public PageResponse<ExchangeRateResponse> list(
      @QueryParam("currency") @Nullable String currency,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return api.list(exchangeRates, FORM, "exchange-rates", filters(currency), limit, cursor);
  }

  /** One of them. */
  @GET
  @Path("exchange-rates/{currency}/{date}")
  @Operation(summary = "Show an exchange rate", description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExchangeRateResponse.class)))
  public Response show(@PathParam("currency") String currency, @PathParam("date") String date) {
    return api.show(exchangeRates, FORM, currency + "/" + date);
  }

  /** Creates or replaces one. */
  @PUT
  @Path("exchange-rates/{currency}/{date}")
  @RolesAllowed({"revops"})
  @Operation(
      summary = "Create or replace an exchange rate; If-Match is required when it exists",
      description = "Fields that are absent lose their value.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExchangeRateResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExchangeRateResponse.class)))
  public Response put(
      @PathParam("currency") String currency,
      @PathParam("date") String date,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ExchangeRateRequest.class)))
          JsonNode body) {
    return api.put(
        exchangeRates,
        FORM,
        currency + "/" + date,
        ifMatch,
        body,
        UriBuilder.fromPath("/api/v1/exchange-rates/{currency}/{date}").build(currency, date));
  }

  /** Deletes one; what was known of it stays known. */
  @DELETE
  @Path("exchange-rates/{currency}/{date}")
  @RolesAllowed({"revops"})
  @Operation(
      summary = "Delete an exchange rate; If-Match is required",
      description = "The rate before it holds for its days from then on.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("currency") String currency,
      @PathParam("date") String date,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return api.delete(exchangeRates, currency + "/" + date, ifMatch);
  }

  /** Creates or replaces many. */
  @POST
  @Path("exchange-rates:batch")
  @RolesAllowed({"revops"})
  @Operation(
      summary = "Create or replace up to 1,000 exchange rates, with a result for each",
      description = "An item is written as a whole or not at all; the others do not mind.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchResponse.class)))
  public Response batch(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(ref = "ExchangeRateItems")))
          JsonNode body) {
    return api.batch(exchangeRates, FORM, key, body);
  }

  /** Creates or replaces those of a table. */
  @PUT
  @Path("exchange-rates")
  @Consumes(Format.TEXT_CSV)
  @RolesAllowed({"revops"})
  @Operation(
      summary = "Upload exchange rates as CSV: all rows are written, or none",
      description = "Columns: currency, date (blank for a rate from the start), rate.")
  public UploadResponse upload(byte[] file) {
    return api.upload(exchangeRates, FORM, file);
  }

  private static Map<String, String> filters(@Nullable String currency) {
    Map<String, String> filters = new LinkedHashMap<>();
    put(filters, "currency", currency);
    return filters;
  }

  private static void put(Map<String, String> filters, String field, @Nullable String value) {
    if (value != null) {
      filters.put(field, value);
    }
  }
}
