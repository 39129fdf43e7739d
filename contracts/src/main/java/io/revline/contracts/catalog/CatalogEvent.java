package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/** One committed change of one object of the catalogue; it carries the whole object. */
public sealed interface CatalogEvent permits PipelineChanged {
  /** What the change meant. */
  ChangeKind kind();

  /** The object's id, which is also the Kafka key. */
  String id();

  /** 1, 2, 3… for every change of the object. */
  long version();
}
