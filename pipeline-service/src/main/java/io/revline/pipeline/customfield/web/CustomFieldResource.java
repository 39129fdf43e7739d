package io.revline.pipeline.customfield.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Answer;
import io.revline.kit.http.Format;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.customfield.CustomField;
import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.customfield.FieldType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/custom-fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Custom fields")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class CustomFieldResource {
  private static final Columns<FieldResponse> COLUMNS = Columns.of(FieldResponse.class);

  private final CustomFields fields;
  private final CurrentCaller current;
  private final Exports exports;

  CustomFieldResource(CustomFields fields, CurrentCaller current, Exports exports) {
    this.fields = fields;
    this.current = current;
    this.exports = exports;
  }

  /** A definition as it is sent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Definition(
      @Nullable String label,
      @Nullable String type,
      @Nullable List<String> choices,
      @Nullable Boolean required,
      @Nullable String pattern,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    CustomField toField() {
      return new CustomField(
          Objects.requireNonNullElse(label, ""),
          FieldType.of(type),
          Objects.requireNonNullElse(choices, List.of()),
          Boolean.TRUE.equals(required),
          pattern,
          min,
          max);
    }
  }

  /** A definition as callers see it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FieldResponse(
      String key,
      long version,
      String label,
      String type,
      @Nullable List<String> choices,
      boolean required,
      @Nullable String pattern,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    static FieldResponse from(Reference<CustomField> reference) {
      CustomField field = reference.body();
      return new FieldResponse(
          reference.id(),
          reference.version(),
          field.label(),
          field.type().word(),
          field.choices().isEmpty() ? null : field.choices(),
          field.required(),
          field.pattern(),
          field.min(),
          field.max());
    }
  }

  /** All definitions; there are never more than 200. */
  record FieldList(List<FieldResponse> items) {}

  /** Every definition; in a table the choices of one stand in one cell. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List the custom fields of deals",
      description = "With label, type and choices of each.")
  public FieldList list() {
    FieldList all = new FieldList(fields.all().stream().map(FieldResponse::from).toList());
    return exports.rows("custom-fields", COLUMNS, all, all.items(), null, null);
  }

  /** One definition. */
  @GET
  @Path("{key}")
  @Operation(summary = "Show a custom field", description = "With its version as ETag.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FieldResponse.class)))
  public Response show(@PathParam("key") String key) {
    Reference<CustomField> field = fields.byKey(key);
    return Answer.ok(field.version(), FieldResponse.from(field)).toResponse();
  }

  /** Defines a field. */
  @PUT
  @Path("{key}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Define a custom field of deals; If-Match is required to change one",
      description = "Types are text, number, date, boolean and choice.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FieldResponse.class)))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FieldResponse.class)))
  public Response define(
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable Definition definition) {
    if (definition == null) {
      throw InvalidInput.of("body", "is required: a JSON object");
    }
    Reference<CustomField> field = fields.define(key, definition.toField(), ifMatch, current.get());
    FieldResponse shown = FieldResponse.from(field);
    return ifMatch == null
        ? Answer.created(URI.create("/api/v1/custom-fields/" + key), field.version(), shown)
            .toResponse()
        : Answer.ok(field.version(), shown).toResponse();
  }

  /** Deletes a definition. */
  @DELETE
  @Path("{key}")
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Delete a custom field; If-Match is required",
      description = "Deals keep the values they have, now and in their history.")
  @APIResponse(responseCode = "204")
  public Response delete(
      @PathParam("key") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
    fields.delete(key, ifMatch, current.get());
    return Response.noContent().build();
  }
}
