package io.revline.pipeline.product.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.http.Format;
import io.revline.kit.reference.web.BatchResponse;
import io.revline.kit.reference.web.PageResponse;
import io.revline.kit.reference.web.ReferenceApi;
import io.revline.kit.reference.web.UploadResponse;
import io.revline.pipeline.product.Products;
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
@Tag(name = "Products")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class ProductResource {
  private static final ProductForm FORM = new ProductForm();

  private final Products products;
  private final ReferenceApi api;

  ProductResource(Products products, ReferenceApi api) {
    this.products = products;
    this.api = api;
  }

  /** A page of them, or all as a table. */
  @GET
  @Path("products")
  @Produces(Format.ANY)
  @Operation(
      summary = "List products by id",
      description = "A table has all pages, in the columns in which it can be uploaded again.")
  public PageResponse<ProductResponse> list(
      @QueryParam("family") @Nullable String family,
      @QueryParam("active") @Nullable String active,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return api.list(products, FORM, "products", filters(family, active), limit, cursor);
  }

  /** One of them. */
  @GET
  @Path("products/{id}")
  @Operation(summary = "Show a product", description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductResponse.class)))
  public Response show(@PathParam("id") String id) {
    return api.show(products, FORM, id);
  }

  /** Creates or replaces one. */
  @PUT
  @Path("products/{id}")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Create or replace a product; If-Match is required when it exists",
      description = "Fields that are absent lose their value.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProductResponse.class)))
  public Response put(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ProductRequest.class)))
          JsonNode body) {
    return api.put(
        products, FORM, id, ifMatch, body, UriBuilder.fromPath("/api/v1/products/{id}").build(id));
  }

  /** Deletes one; what was known of it stays known. */
  @DELETE
  @Path("products/{id}")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Delete a product; If-Match is required",
      description = "Deals that hold it keep its id and price.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return api.delete(products, id, ifMatch);
  }

  /** Creates or replaces many. */
  @POST
  @Path("products:batch")
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Create or replace up to 1,000 products, with a result for each",
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
                      schema = @Schema(ref = "ProductItems")))
          JsonNode body) {
    return api.batch(products, FORM, key, body);
  }

  /** Creates or replaces those of a table. */
  @PUT
  @Path("products")
  @Consumes(Format.TEXT_CSV)
  @RolesAllowed({"revops", "integration"})
  @Operation(
      summary = "Upload products as CSV: all rows are written, or none",
      description =
          "Columns: id, name, family, listPrice.amount, listPrice.currency, active (true, false).")
  public UploadResponse upload(byte[] file) {
    return api.upload(products, FORM, file);
  }

  private static Map<String, String> filters(@Nullable String family, @Nullable String active) {
    Map<String, String> filters = new LinkedHashMap<>();
    put(filters, "family", family);
    put(filters, "active", active);
    return filters;
  }

  private static void put(Map<String, String> filters, String field, @Nullable String value) {
    if (value != null) {
      filters.put(field, value);
    }
  }
}
