package io.revline.kit.audit;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import io.revline.kit.http.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Shows who changed what. A service offers it under its own path by a resource that extends it. The
 * role stands at the operation: one at the class would not reach what subclasses inherit.
 */
public abstract class AuditOperations {
  private static final Columns<AuditEntry> COLUMNS = Columns.of(AuditEntry.class);

  private final AuditTrail trail;
  private final Exports exports;

  /** The operation upon the service's objects. */
  protected AuditOperations(AuditTrail trail, Exports exports) {
    this.trail = trail;
    this.exports = exports;
  }

  /** The latest changes first. */
  @GET
  @Produces(Format.ANY)
  @RolesAllowed({"revops", "ops"})
  @Operation(
      summary = "Show who changed what, when and from where, the latest first",
      description = "from and to are recorded times, dates or instants, [from, to).")
  public AuditTrail.Page list(
      @QueryParam("objectType") @Nullable String objectType,
      @QueryParam("objectId") @Nullable String objectId,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("origin") @Nullable String origin,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    AuditQuery query =
        new AuditQuery(objectType, objectId, actor, origin, time("from", from), time("to", to));
    return exports.list(
        "changes", COLUMNS, limit, cursor, (size, after) -> trail.page(query, size, after));
  }

  private static @Nullable Instant time(String field, @Nullable String text) {
    return text == null ? null : Parameters.instant(field, text, Instant.EPOCH);
  }
}
