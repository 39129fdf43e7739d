package io.revline.pipeline.stage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline's stages through all times: the fields of the reference {@code pipeline}.
 *
 * @param label what people call it
 * @param stages in any order; kept ones in that of their positions
 */
public record PipelineDefinition(String label, List<StageDefinition> stages) {
  public PipelineDefinition {
    stages = List.copyOf(stages);
  }

  /** The pipeline on the terms that hold at a moment. */
  Pipeline at(String key, Instant moment) {
    return new Pipeline(key, label, stages.stream().map(stage -> stage.at(key, moment)).toList());
  }

  /** The stage of that key, if there is one. */
  Optional<StageDefinition> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  /** The same, its stages in the order of their positions. */
  PipelineDefinition inOrder() {
    return new PipelineDefinition(
        label, stages.stream().sorted(Comparator.comparingInt(StageDefinition::position)).toList());
  }
}
