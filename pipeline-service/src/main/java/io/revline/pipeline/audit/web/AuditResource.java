package io.revline.pipeline.audit.web;

import io.revline.kit.audit.AuditOperations;
import io.revline.kit.audit.AuditTrail;
import io.revline.kit.export.Exports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RunOnVirtualThread
class AuditResource extends AuditOperations {
  AuditResource(AuditTrail trail, Exports exports) {
    super(trail, exports);
  }
}
