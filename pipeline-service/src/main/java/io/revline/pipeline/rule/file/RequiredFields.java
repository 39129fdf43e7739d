package io.revline.pipeline.rule.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/** Fields by the key of a stage, or {@code *} for every stage but lost ones. */
public record RequiredFields(@JsonValue Map<String, List<String>> byStage) {
  /** As the file has them. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RequiredFields {}
}
