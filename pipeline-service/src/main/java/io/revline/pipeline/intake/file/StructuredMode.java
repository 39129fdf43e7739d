package io.revline.pipeline.intake.file;

import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeFormat;
import io.revline.pipeline.intake.IntakeMessage;
import io.revline.pipeline.intake.NotTaken;
import io.revline.pipeline.intake.NotTaken.Reason;
import jakarta.inject.Singleton;
import java.util.List;

/** A CloudEvent that is all in the body. */
@Singleton
class StructuredMode implements IntakeFormat {
  static final String PREFIX = "application/cloudevents";

  @Override
  public boolean reads(ContentType type) {
    return type.mediaType().equals(PREFIX + "+json");
  }

  @Override
  public boolean holdsSeveral() {
    return false;
  }

  @Override
  public List<IntakeEvent> read(IntakeMessage message) {
    try {
      return List.of(EventJson.read(StrictJson.read(message.body())));
    } catch (InvalidInput wrong) {
      throw new NotTaken(Reason.INVALID, wrong);
    }
  }
}
