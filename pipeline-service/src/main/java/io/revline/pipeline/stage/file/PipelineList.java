package io.revline.pipeline.stage.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** All pipelines as the file of the configuration has them: a plain list. */
public record PipelineList(@JsonValue List<PipelineForm> pipelines) {
  /** A list in the file's order. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PipelineList {}
}
