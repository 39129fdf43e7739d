package io.revline.pipeline.rule.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Answer;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.rule.DealRules;
import io.revline.pipeline.rule.Rules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deal-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deal rules")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration"})
class RuleResource {
  private final Rules rules;
  private final CurrentCaller current;

  RuleResource(Rules rules, CurrentCaller current) {
    this.rules = rules;
    this.current = current;
  }

  /**
   * The rules as they are sent and shown.
   *
   * @param required fields by the key of a stage, or * for every stage but lost ones
   */
  public record RuleSet(@Nullable Map<String, List<String>> required) {}

  /** The rules that stand. */
  @GET
  @Operation(
      summary = "Show which fields people must give before a deal enters a stage",
      description = "By stage key; other systems are not bound by it.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RuleSet.class)))
  public Response show() {
    return rules
        .find()
        .map(found -> shown(found).toResponse())
        .orElseGet(() -> Response.ok(new RuleSet(Map.of())).build());
  }

  /** Sets the rules. */
  @PUT
  @Transactional
  @RolesAllowed("revops")
  @Operation(
      summary = "Set which fields people must give; If-Match is required once rules stand",
      description =
          "Fields by the key of a stage, or * for every stage but lost ones. Imports, and whoever"
              + " brings a business time, are not held to them.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RuleSet.class)))
  public Response set(@HeaderParam("If-Match") @Nullable String ifMatch, @Nullable RuleSet wanted) {
    if (wanted == null || wanted.required() == null) {
      throw InvalidInput.of("required", "is required: an object of field lists by stage");
    }
    return shown(rules.set(new DealRules(wanted.required()), ifMatch, current.get())).toResponse();
  }

  private static Answer shown(Reference<DealRules> rules) {
    return Answer.ok(rules.version(), new RuleSet(rules.body().required()));
  }
}
