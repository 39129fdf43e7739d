package io.revline.pipeline.imports.web;

import io.revline.kit.caller.CurrentCaller;
import io.revline.kit.export.Exports;
import io.revline.kit.imports.Imports;
import io.revline.kit.imports.web.ImportOperations;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@Blocking
class ImportResource extends ImportOperations {
  ImportResource(Imports imports, CurrentCaller current, Exports exports) {
    super(imports, current, exports);
  }
}
