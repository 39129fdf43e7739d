package io.revline.kit.inbox;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Lists, shows and replays dead letters. A service offers it under its own path by a resource that
 * extends it. The role stands at each operation: one at the class would not reach what subclasses
 * inherit.
 */
public abstract class DeadLetterOperations {
  private static final Columns<DeadLetter> COLUMNS = Columns.of(DeadLetter.class);

  private final DeadLetters letters;
  private final Exports exports;

  /** The operations upon the service's dead letters. */
  protected DeadLetterOperations(DeadLetters letters, Exports exports) {
    this.letters = letters;
    this.exports = exports;
  }

  /** The newest first, at most 200, or all of them as a table. */
  @GET
  @Produces(Format.ANY)
  @RolesAllowed("ops")
  @Operation(
      summary = "List records that could not be handled, the newest first",
      description = "Each with its topic, reason and body; nothing is skipped silently.")
  public List<DeadLetter> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return exports.list("dead-letters", COLUMNS, limit, cursor, letters::page).items();
  }

  /** One with its headers, body and reason. */
  @GET
  @RolesAllowed("ops")
  @Path("{id}")
  @Operation(
      summary = "Show a record that could not be handled, with the reason",
      description = "With its original headers and body.")
  public DeadLetter show(@PathParam("id") UUID id) {
    return letters.byId(id);
  }

  /** Tries one again. */
  @POST
  @RolesAllowed("ops")
  @Path("{id}/replay")
  @Operation(
      summary = "Hand a record to its consumer again",
      description = "When it can be handled now, it is marked as handled.")
  public DeadLetter replay(@PathParam("id") UUID id) {
    return letters.replay(id);
  }
}
