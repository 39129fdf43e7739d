package io.revline.pipeline.config.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.http.Parameters;
import io.revline.pipeline.config.ConfigChange;
import io.revline.pipeline.config.Configuration;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/config")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration")
@RunOnVirtualThread
@RolesAllowed("revops")
class ConfigResource {
  private static final String YAML = "application/yaml";

  private final Configuration configuration;
  private final CurrentCaller current;

  ConfigResource(Configuration configuration, CurrentCaller current) {
    this.configuration = configuration;
    this.current = current;
  }

  /** Everything that is configured, as one file. */
  @GET
  @Produces(YAML)
  @Operation(
      summary = "Export all configuration but the fiscal calendar as one YAML file",
      description =
          "Pipelines, stages, custom fields, rules and settings, to be kept under version control and applied again.")
  public String export() {
    return configuration.export();
  }

  /** Makes the configuration what the file says. */
  @PUT
  @Consumes({YAML, "application/x-yaml", "text/yaml"})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Apply a YAML file of configuration and answer what changed",
      description =
          "All or nothing. With dryRun=true the changes are answered and not made. The same file"
              + " again changes nothing, so no If-Match is needed.")
  public Applied apply(@QueryParam("dryRun") @Nullable String dryRun, @Nullable String body) {
    boolean dry = Parameters.flag("dryRun", dryRun);
    String file = body == null ? "" : body;
    return Applied.from(dry, configuration.apply(file, dry, current.get().provenance()));
  }

  /** What applying a file changed, or, in a dry run, would change. */
  @Schema(name = "AppliedConfig")
  public record Applied(boolean dryRun, List<Change> changes) {
    static Applied from(boolean dryRun, List<ConfigChange> changes) {
      return new Applied(dryRun, changes.stream().map(Change::from).toList());
    }
  }

  /** One value that differs; an added one has no before, a removed one no after. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConfigChange")
  public record Change(String path, String kind, @Nullable String before, @Nullable String after) {
    static Change from(ConfigChange change) {
      return new Change(
          change.path(),
          change.kind().name().toLowerCase(Locale.ROOT),
          change.before(),
          change.after());
    }
  }
}
