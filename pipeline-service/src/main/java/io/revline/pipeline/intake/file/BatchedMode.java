package io.revline.pipeline.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.intake.ContentType;
import io.revline.pipeline.intake.IntakeEvent;
import io.revline.pipeline.intake.IntakeFormat;
import io.revline.pipeline.intake.IntakeMessage;
import io.revline.pipeline.intake.NotTaken;
import io.revline.pipeline.intake.NotTaken.Reason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** CloudEvents that are all in the body. */
@Singleton
class BatchedMode implements IntakeFormat {

  @Override
  public boolean reads(ContentType type) {
    return type.mediaType().equals(StructuredMode.PREFIX + "-batch+json");
  }

  @Override
  public boolean holdsSeveral() {
    return true;
  }

  @Override
  public List<IntakeEvent> read(IntakeMessage message) {
    JsonNode batch = StrictJson.read(message.body());
    if (!batch.isArray()) {
      throw NotTaken.body(Reason.INVALID, "must be a list of events");
    }
    List<IntakeEvent> events = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      try {
        events.add(EventJson.read(batch.get(i)));
      } catch (InvalidInput wrong) {
        violations.addAll(wrong.within("[" + i + "]").violations());
      }
    }
    if (!violations.isEmpty()) {
      throw new NotTaken(Reason.INVALID, new InvalidInput(violations));
    }
    return events;
  }
}
