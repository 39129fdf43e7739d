package io.revline.performance.rebuild.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.rebuild.RebuildOperations;
import io.revline.kit.rebuild.Rebuilds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/performance/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rebuilds")
@RunOnVirtualThread
class RebuildResource extends RebuildOperations {
  RebuildResource(Rebuilds rebuilds, CurrentCaller current, Exports exports) {
    super(rebuilds, current, exports);
  }
}
