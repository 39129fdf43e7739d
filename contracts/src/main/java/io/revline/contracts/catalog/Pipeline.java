package io.revline.contracts.catalog;

import java.util.List;

/**
 * The stages that deals pass through.
 *
 * @param label what people call it
 * @param stages in order
 */
public record Pipeline(String label, List<PipelineStage> stages) {
  public Pipeline {
    stages = List.copyOf(stages);
  }
}
