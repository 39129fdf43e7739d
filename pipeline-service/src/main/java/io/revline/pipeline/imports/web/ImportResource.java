package io.revline.pipeline.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.Caller;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.http.Parameters;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.imports.ImportJob;
import io.revline.pipeline.imports.Imports;
import io.revline.pipeline.imports.RejectedRow;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/imports")
@Tag(name = "Imports")
@Blocking
@RolesAllowed({"revops", "integration"})
class ImportResource {
  private final Imports imports;
  private final CurrentCaller current;

  ImportResource(Imports imports, CurrentCaller current) {
    this.imports = imports;
    this.current = current;
  }

  /** How far an import is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ImportResponse(
      UUID id,
      String state,
      Instant submittedAt,
      @Nullable Instant finishedAt,
      long rowsTotal,
      long rowsRead,
      long rowsApplied,
      long rowsUnchanged,
      long rowsRejected) {
    static ImportResponse from(ImportJob job) {
      return new ImportResponse(
          job.id(),
          job.state(),
          job.submittedAt(),
          job.finishedAt(),
          job.rowsTotal(),
          job.rowsRead(),
          job.rowsApplied(),
          job.rowsUnchanged(),
          job.rowsRejected());
    }
  }

  /** Accepts a table and its mapping. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Import a table of deals (CSV) through a mapping (YAML)")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  public Response submit(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("mapping") @Nullable FileUpload mapping)
      throws IOException {
    FileUpload table = present("file", file);
    String mappingText = text(present("mapping", mapping));
    Caller caller = current.get();
    ImportJob job =
        imports.submit(
            table.uploadedFile(),
            mappingText,
            new Provenance(caller.subject(), "import", caller.correlationId()));
    return Response.accepted(ImportResponse.from(job))
        .location(URI.create("/api/v1/imports/" + job.id()))
        .build();
  }

  /** How far an import is. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show how far an import is")
  public ImportResponse show(@PathParam("id") UUID id) {
    return ImportResponse.from(imports.byId(id));
  }

  /** The rows that could not be used. */
  @GET
  @Path("{id}/rejected")
  @Operation(summary = "List the rows that could not be used, with column and reason")
  public List<RejectedRow> rejected(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return imports.rejected(id, after == null ? 0 : after, Parameters.limit(limit));
  }

  private static FileUpload present(String part, @Nullable FileUpload upload) {
    if (upload == null) {
      throw InvalidInput.of(part, "is required as a file part: curl -F " + part + "=@path");
    }
    return upload;
  }

  private static String text(FileUpload upload) throws IOException {
    try {
      return Files.readString(upload.uploadedFile());
    } catch (CharacterCodingException e) {
      throw InvalidInput.of(upload.name(), "is not UTF-8: save it as UTF-8");
    }
  }
}
