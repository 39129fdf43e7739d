package io.revline.pipeline.deal.file;

import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.stage.Pipelines;
import jakarta.inject.Singleton;

/** What the words of a request are looked up in. */
@Singleton
public class DealVocabulary {
  final Pipelines pipelines;
  final CustomFields customFields;

  DealVocabulary(Pipelines pipelines, CustomFields customFields) {
    this.pipelines = pipelines;
    this.customFields = customFields;
  }
}
