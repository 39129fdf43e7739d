package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * A pipeline was created, changed, deleted or restored.
 *
 * @param kind what the change meant
 * @param id the pipeline's key
 * @param version 1, 2, 3… for every change of the pipeline
 * @param pipeline the pipeline after the change; of a deleted one, its last
 */
public record PipelineChanged(ChangeKind kind, String id, long version, Pipeline pipeline)
    implements CatalogEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.pipeline.changed.v1";
}
