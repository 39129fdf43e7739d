package io.revline.contracts.catalog;

import io.revline.contracts.deal.DealStatus;
import java.util.List;

/**
 * A step of a pipeline.
 *
 * @param key names it within the pipeline, as the stage of a deal does
 * @param label what people call it
 * @param position its place in the order
 * @param status what standing in it means
 * @param terms in order of their start; each holds until the next one begins
 */
public record PipelineStage(
    String key, String label, int position, DealStatus status, List<StageTerms> terms) {
  public PipelineStage {
    terms = List.copyOf(terms);
  }
}
