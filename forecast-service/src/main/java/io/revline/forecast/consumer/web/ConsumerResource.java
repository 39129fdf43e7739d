package io.revline.forecast.consumer.web;

import io.revline.kit.export.Exports;
import io.revline.kit.inbox.ConsumerOperations;
import io.revline.kit.inbox.ConsumerWatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/forecast/consumers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consumers")
@RunOnVirtualThread
class ConsumerResource extends ConsumerOperations {
  ConsumerResource(ConsumerWatch watch, Exports exports) {
    super(watch, exports);
  }
}
