package io.revline.pipeline.customfield.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** All custom fields as the file of the configuration has them: a plain list. */
public record CustomFieldList(@JsonValue List<CustomFieldForm> fields) {
  /** A list in the file's order. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CustomFieldList {}
}
