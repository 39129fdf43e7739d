package io.revline.kit.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.csv.FormulaGuard;
import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.http.Format;
import io.revline.kit.http.Parameters;
import io.revline.kit.imports.ImportJob;
import io.revline.kit.imports.Imports;
import io.revline.kit.imports.RejectedRow;
import io.revline.kit.imports.Submission;
import io.revline.kit.imports.file.MappingReader;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.web.PageResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Imports tables. A service offers it under its own path by a resource that extends it. The roles
 * stand at the operations: ones at the class would not reach what subclasses inherit.
 */
public abstract class ImportOperations {
  private static final Columns<ImportResponse> COLUMNS = Columns.of(ImportResponse.class);

  private final Imports imports;
  private final CurrentCaller current;
  private final Exports exports;

  /** The operations upon the service's imports. */
  protected ImportOperations(Imports imports, CurrentCaller current, Exports exports) {
    this.imports = imports;
    this.current = current;
    this.exports = exports;
  }

  /** How far an import is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ImportResponse(
      UUID id,
      String fileName,
      String shape,
      String state,
      boolean complete,
      boolean dryRun,
      @Nullable UUID undoes,
      Instant submittedAt,
      @Nullable Instant finishedAt,
      long rowsTotal,
      long rowsRead,
      long rowsApplied,
      long rowsUnchanged,
      long rowsSkipped,
      long rowsRejected) {
    static ImportResponse from(ImportJob job, boolean complete) {
      return new ImportResponse(
          job.id(),
          job.fileName(),
          job.shape(),
          job.state(),
          complete,
          job.dryRun(),
          job.undoes(),
          job.submittedAt(),
          job.finishedAt(),
          job.rowsTotal(),
          job.rowsRead(),
          job.rowsApplied(),
          job.rowsUnchanged(),
          job.rowsSkipped(),
          job.rowsRejected());
    }
  }

  /** The latest imports, at most 200, or all of them as a table. */
  @GET
  @RolesAllowed({"revops", "integration"})
  @Produces(Format.ANY)
  @Operation(
      summary = "List the latest imports, the newest first",
      description = "Those of this service, with how many rows each has applied and rejected.")
  public List<ImportResponse> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("imports", COLUMNS, limit, cursor, this::page).items();
  }

  private PageResponse<ImportResponse> page(int limit, @Nullable String cursor) {
    NewestFirst<ImportJob> page = imports.page(limit, cursor);
    return new PageResponse<>(page.items().stream().map(this::response).toList(), page.next());
  }

  /** Accepts a table and its mapping. */
  @POST
  @RolesAllowed({"revops", "integration"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Import a table (CSV) through a mapping (YAML)",
      description =
          "Tables that the mapping looks words up in come as parts named lookup, each with the name"
              + " of its file. A dry run counts and rejects as the import would, and changes"
              + " nothing. A table that another service takes is answered with 307 and where to"
              + " send it.")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ImportResponse.class)))
  public Response submit(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("mapping") @Nullable FileUpload mapping,
      @RestForm("lookup") List<FileUpload> lookups,
      @QueryParam("dryRun") @Nullable String dryRun)
      throws IOException {
    FileUpload table = present("file", file);
    String meaning = text(present("mapping", mapping));
    boolean tries = Parameters.flag("dryRun", dryRun);
    Shape shape = MappingReader.of(meaning).mapping().kind();
    if (!imports.takes(shape)) {
      return Response.temporaryRedirect(URI.create(shape.path() + (tries ? "?dryRun=true" : "")))
          .build();
    }
    Map<String, java.nio.file.Path> tables = new HashMap<>();
    lookups.forEach(lookup -> tables.put(lookup.fileName(), lookup.uploadedFile()));
    return accepted(
        imports.submit(
            new Submission(table.fileName(), table.uploadedFile(), meaning, tables, tries),
            current.get()));
  }

  /** How far an import is. */
  @GET
  @RolesAllowed({"revops", "integration"})
  @Path("{id}")
  @Operation(
      summary = "Show how far an import is",
      description = "It is complete once all services answer with what it changed.")
  public ImportResponse show(@PathParam("id") UUID id) {
    return response(imports.byId(id));
  }

  /** Ends an import. */
  @POST
  @RolesAllowed({"revops", "integration"})
  @Path("{id}/cancel")
  @Operation(
      summary = "End an import; rows that are applied stay so until it is undone",
      description = "An import that is over already is answered with 409.")
  public ImportResponse cancel(@PathParam("id") UUID id) {
    return response(imports.cancel(id));
  }

  /** Takes back what an import told. */
  @POST
  @RolesAllowed({"revops", "integration"})
  @Path("{id}/undo")
  @Operation(
      summary = "Take back what an import told of deals, as if it had not been told",
      description =
          "Deals that it created count nowhere any more; what others told of them stays, and so does"
              + " what was known before at any past time.")
  @APIResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ImportResponse.class)))
  public Response undo(@PathParam("id") UUID id) {
    return accepted(imports.undo(id, current.get()));
  }

  /** The rows that could not be used; the table of all can be mended and imported again. */
  @GET
  @RolesAllowed({"revops", "integration"})
  @Path("{id}/rejected")
  @Produces(Format.ANY)
  @Operation(
      summary = "List the rows that could not be used, with line, column and reason",
      description = "A table has all of them, in the columns they came in.")
  public List<RejectedRow> rejected(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return exports
        .list(
            "rejected-rows",
            columns(imports.header(id)),
            limit,
            after == null ? null : after.toString(),
            (size, cursor) -> rejected(id, cursor, size))
        .items();
  }

  private PageResponse<RejectedRow> rejected(UUID id, @Nullable String after, int limit) {
    List<RejectedRow> rows = imports.rejected(id, after == null ? 0 : Long.parseLong(after), limit);
    return new PageResponse<>(
        rows, rows.size() < limit ? null : Long.toString(rows.getLast().row()));
  }

  /** Those of the job's table, whose header strangers wrote, then what is wrong. */
  private static Columns<RejectedRow> columns(List<String> header) {
    List<String> names = new ArrayList<>(header.stream().map(FormulaGuard::written).toList());
    names.addAll(List.of("rejected.line", "rejected.column", "rejected.reason"));
    return new Columns<RejectedRow>(names, row -> List.of(cells(row, header.size())));
  }

  /** The cells of a row under the columns of its table, then what is wrong with it. */
  private static List<@Nullable Object> cells(RejectedRow rejected, int columns) {
    List<@Nullable Object> cells = new ArrayList<>(rejected.cells());
    while (cells.size() < columns) {
      cells.add(null);
    }
    cells.addAll(List.of(rejected.line(), rejected.column(), rejected.reason()));
    return cells;
  }

  private ImportResponse response(ImportJob job) {
    return ImportResponse.from(job, imports.isComplete(job));
  }

  private Response accepted(ImportJob job) {
    return Response.accepted(response(job))
        .location(URI.create(Shape.of(job.shape()).path() + "/" + job.id()))
        .build();
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
