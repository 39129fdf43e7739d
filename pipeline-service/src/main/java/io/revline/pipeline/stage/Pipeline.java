package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import java.util.List;

/**
 * An ordered list of stages, on the terms that hold at one moment.
 *
 * @param key names the pipeline
 * @param label what people call it
 * @param stages in order; at least one of each status
 */
public record Pipeline(String key, String label, List<Stage> stages) {
  /** The pipeline of deals that name none. */
  public static final String DEFAULT = "default";

  public Pipeline {
    stages = List.copyOf(stages);
  }

  /**
   * The stage of that key.
   *
   * @throws InvalidInput naming the stages there are
   */
  public Stage stage(String stage) {
    return stages.stream()
        .filter(candidate -> candidate.key().equals(stage))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                "stage",
                "'%s' is not a stage of pipeline %s, use one of %s"
                    .formatted(stage, key, stages.stream().map(Stage::key).toList())));
  }

  /** Whether it has a stage of that key. */
  boolean has(String stage) {
    return stages.stream().anyMatch(candidate -> candidate.key().equals(stage));
  }

  /** The first stage that means this status. */
  public Stage first(DealStatus status) {
    return stages.stream().filter(stage -> stage.status() == status).findFirst().orElseThrow();
  }
}
