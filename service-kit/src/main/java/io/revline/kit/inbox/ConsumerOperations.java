package io.revline.kit.inbox;

import io.revline.kit.export.Columns;
import io.revline.kit.export.Exports;
import io.revline.kit.http.Format;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows how far the service's consumers are. A service offers it under its own path by a resource
 * that extends it.
 */
public abstract class ConsumerOperations {
  private static final Columns<ConsumerState> COLUMNS = Columns.of(ConsumerState.class);

  private final ConsumerWatch watch;
  private final Exports exports;

  /** The operations upon the service's consumers. */
  protected ConsumerOperations(ConsumerWatch watch, Exports exports) {
    this.watch = watch;
    this.exports = exports;
  }

  /** Each consumer, as it was seen within the last seconds. */
  @GET
  @Produces(Format.ANY)
  @RolesAllowed("ops")
  @Operation(
      summary = "List the service's consumers and how far each is behind its topic",
      description =
          "A consumer that is stuck makes the service not ready. Answers have everything that was"
              + " recorded before completeThrough.")
  public List<ConsumerState> list() {
    List<ConsumerState> all = watch.states();
    return exports.rows("consumers", COLUMNS, all, all, null, null);
  }
}
