package io.revline.pipeline.intake.file;

import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeFormat;
import io.revline.pipeline.intake.IntakeMessage;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CloudEvent whose attributes are headers and whose data is the body. */
@Singleton
class BinaryMode implements IntakeFormat {

  @Override
  public boolean reads(ContentType type) {
    return type.isJson() && !type.mediaType().startsWith(StructuredMode.PREFIX);
  }

  @Override
  public boolean holdsSeveral() {
    return false;
  }

  @Override
  public List<IntakeEvent> read(IntakeMessage message) {
    Map<String, String> attributes = new HashMap<>(message.attributes());
    attributes.put("datacontenttype", message.contentType().text());
    return List.of(IntakeEvent.of(attributes, StrictJson.read(message.body()).toString()));
  }
}
