package io.revline.kit.inbox;

import io.revline.kit.http.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
  private final DeadLetters letters;

  /** The operations upon the service's dead letters. */
  protected DeadLetterOperations(DeadLetters letters) {
    this.letters = letters;
  }

  /** The newest first. */
  @GET
  @RolesAllowed("ops")
  @Operation(summary = "List records that could not be handled, the newest first")
  public List<DeadLetter> list(@QueryParam("limit") @Nullable Integer limit) {
    return letters.newest(Parameters.limit(limit));
  }

  /** One with its headers, body and reason. */
  @GET
  @RolesAllowed("ops")
  @Path("{id}")
  @Operation(summary = "Show a record that could not be handled, with the reason")
  public DeadLetter show(@PathParam("id") UUID id) {
    return letters.byId(id);
  }

  /** Tries one again. */
  @POST
  @RolesAllowed("ops")
  @Path("{id}/replay")
  @Operation(summary = "Hand a record to its consumer again")
  public DeadLetter replay(@PathParam("id") UUID id) {
    return letters.replay(id);
  }
}
