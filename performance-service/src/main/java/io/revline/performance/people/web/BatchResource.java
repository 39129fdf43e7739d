package io.revline.performance.people.web;

import io.revline.performance.people.QuotaEntry;
import io.revline.performance.people.QuotaRules;
import io.revline.performance.people.RepEntry;
import io.revline.performance.people.RepRules;
import io.revline.performance.people.TeamEntry;
import io.revline.performance.people.TeamRules;
import io.revline.performance.people.file.QuotaSheet;
import io.revline.performance.people.file.RepSheet;
import io.revline.performance.people.file.TeamSheet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many reps, teams or quotas at once: created where they are new, replaced where not. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RunOnVirtualThread
@RolesAllowed("revops")
class BatchResource {
  private static final String RULES =
      "Up to 1,000, in any order, each wholly or not at all; the answer says what became of each."
          + " If-Match is not needed. ";

  private final BatchWork work;
  private final RepRules reps;
  private final TeamRules teams;
  private final QuotaRules quotas;

  BatchResource(BatchWork work, RepRules reps, TeamRules teams, QuotaRules quotas) {
    this.work = work;
    this.reps = reps;
    this.teams = teams;
    this.quotas = quotas;
  }

  /** Reps, each with its id. */
  public record RepBatch(@Nullable List<RepEntry> items) {}

  /** Teams, each with its id. */
  public record TeamBatch(@Nullable List<TeamEntry> items) {}

  /** Quotas; their ids follow from their fields. */
  public record QuotaBatch(@Nullable List<QuotaEntry> items) {}

  /** Reps as JSON. */
  @POST
  @Path("reps:batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Create or replace many reps", description = RULES)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response reps(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable RepBatch body) {
    return work.items(reps, key, body == null ? null : body.items());
  }

  /** Reps as a file. */
  @POST
  @Path("reps:batch")
  @Consumes("text/csv")
  @Transactional
  @Operation(
      summary = "Create or replace many reps",
      description =
          RULES
              + "As CSV with the columns id, name, from, to, team, role, memberFrom, memberTo:"
              + " a row for each membership, name, from and to alike in all rows of an id.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response repFile(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] file) {
    return work.file(reps, key, file, RepSheet.read(file));
  }

  /** Teams as JSON. */
  @POST
  @Path("teams:batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Create or replace many teams", description = RULES)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response teams(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable TeamBatch body) {
    return work.items(teams, key, body == null ? null : body.items());
  }

  /** Teams as a file. */
  @POST
  @Path("teams:batch")
  @Consumes("text/csv")
  @Transactional
  @Operation(
      summary = "Create or replace many teams",
      description =
          RULES
              + "As CSV with the columns id, name, region, parent, parentFrom, parentTo: a row for"
              + " each place in the hierarchy, name and region alike in all rows of an id.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response teamFile(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] file) {
    return work.file(teams, key, file, TeamSheet.read(file));
  }

  /** Quotas as JSON. */
  @POST
  @Path("quotas:batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Create or replace many quotas", description = RULES)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response quotas(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable QuotaBatch body) {
    return work.items(quotas, key, body == null ? null : body.items());
  }

  /** Quotas as a file. */
  @POST
  @Path("quotas:batch")
  @Consumes("text/csv")
  @Transactional
  @Operation(
      summary = "Create or replace many quotas",
      description =
          RULES + "As CSV with the columns rep, team, period, measure, amount, currency, count.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchAnswer.class)))
  public Response quotaFile(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] file) {
    return work.file(quotas, key, file, QuotaSheet.read(file));
  }
}
