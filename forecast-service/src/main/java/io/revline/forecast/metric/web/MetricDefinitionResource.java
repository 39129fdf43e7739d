package io.revline.forecast.metric.web;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.metric.Metric;
import io.revline.kit.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue that the figures of all services are made from. */
@Path("/api/v1/metric-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metric definitions")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "revops", "finance", "integration", "ops"})
class MetricDefinitionResource {
  private static final Columns<MetricDefinition> COLUMNS = Columns.of(MetricDefinition.class);

  private final Exports exports;

  MetricDefinitionResource(Exports exports) {
    this.exports = exports;
  }

  /** Every definition. */
  @GET
  @Produces(Format.ANY)
  @Operation(
      summary = "List what every metric of every service means",
      description = "With definition, unit, denominator and edge cases of each.")
  public List<MetricDefinition> list() {
    List<MetricDefinition> all =
        Arrays.stream(Metric.values()).map(MetricDefinition::from).toList();
    return exports.rows("metric-definitions", COLUMNS, all, all, null, null);
  }

  /** One definition. */
  @GET
  @Path("{metric}")
  @Operation(
      summary = "Show what a metric means",
      description = "Definition, unit, denominator, sample floor and edge cases.")
  public MetricDefinition show(@PathParam("metric") String name) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.word().equals(name))
        .findFirst()
        .map(MetricDefinition::from)
        .orElseThrow(() -> new NotFound("there is no metric '" + name + "'"));
  }
}
