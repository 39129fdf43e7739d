package io.revline.pipeline.account.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.http.Format;
import io.revline.kit.reference.web.BatchResponse;
import io.revline.kit.reference.web.PageResponse;
import io.revline.kit.reference.web.ReferenceApi;
import io.revline.kit.reference.web.UploadResponse;
import io.revline.pipeline.account.Accounts;
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
@Tag(name = "Accounts")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class AccountResource {
  private static final AccountForm FORM = new AccountForm();

  private final Accounts accounts;
  private final ReferenceApi api;

  AccountResource(Accounts accounts, ReferenceApi api) {
    this.accounts = accounts;
    this.api = api;
  }

  /** A page of them, or all as a table. */
  @GET
  @Path("accounts")
  @Produces(Format.ANY)
  @Operation(
      summary = "List accounts by id",
      description = "A table has all pages, in the columns in which it can be uploaded again.")
  public PageResponse<AccountResponse> list(
      @QueryParam("region") @Nullable String region,
      @QueryParam("industry") @Nullable String industry,
      @QueryParam("parent") @Nullable String parent,
      @QueryParam("segment") @Nullable String segment,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return api.list(
        accounts, FORM, "accounts", filters(region, industry, parent, segment), limit, cursor);
  }

  /** One of them. */
  @GET
  @Path("accounts/{id}")
  @Operation(summary = "Show an account", description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AccountResponse.class)))
  public Response show(@PathParam("id") String id) {
    return api.show(accounts, FORM, id);
  }

  /** Creates or replaces one. */
  @PUT
  @Path("accounts/{id}")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Create or replace an account; If-Match is required when it exists",
      description = "Fields that are absent lose their value.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AccountResponse.class)))
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = AccountRequest.class)))
          JsonNode body) {
    return api.put(
        accounts, FORM, id, ifMatch, body, UriBuilder.fromPath("/api/v1/accounts/{id}").build(id));
  }

  /** Deletes one; what was known of it stays known. */
  @DELETE
  @Path("accounts/{id}")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Delete an account; If-Match is required",
      description = "What was known of it stays known; deals that name it keep its id.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return api.delete(accounts, id, ifMatch);
  }

  /** Creates or replaces many. */
  @POST
  @Path("accounts:batch")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Create or replace up to 1,000 accounts, with a result for each",
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
                      schema = @Schema(ref = "AccountItems")))
          JsonNode body) {
    return api.batch(accounts, FORM, key, body);
  }

  /** Creates or replaces those of a table. */
  @PUT
  @Path("accounts")
  @Consumes(Format.TEXT_CSV)
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Upload accounts as CSV: all rows are written, or none",
      description =
          "Columns: id, name, region, industry, parent, segment, externalIds (erp=40017;crm=A-1).")
  public UploadResponse upload(byte[] file) {
    return api.upload(accounts, FORM, file);
  }

  private static Map<String, String> filters(
      @Nullable String region,
      @Nullable String industry,
      @Nullable String parent,
      @Nullable String segment) {
    Map<String, String> filters = new LinkedHashMap<>();
    put(filters, "region", region);
    put(filters, "industry", industry);
    put(filters, "parent", parent);
    put(filters, "segment", segment);
    return filters;
  }

  private static void put(Map<String, String> filters, String field, @Nullable String value) {
    if (value != null) {
      filters.put(field, value);
    }
  }
}
