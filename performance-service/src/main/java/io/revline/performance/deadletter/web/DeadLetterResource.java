package io.revline.performance.deadletter.web;

import io.revline.kit.export.Exports;
import io.revline.kit.inbox.DeadLetterOperations;
import io.revline.kit.inbox.DeadLetters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/performance/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters")
@RunOnVirtualThread
class DeadLetterResource extends DeadLetterOperations {
  DeadLetterResource(DeadLetters letters, Exports exports) {
    super(letters, exports);
  }
}
