package io.revline.pipeline.deal.web;

import io.revline.pipeline.customfield.CustomFields;
import io.revline.pipeline.stage.Pipelines;
import jakarta.inject.Singleton;

/** What the words of a request are looked up in. */
@Singleton
class DealVocabulary {
  final Pipelines pipelines;
  final CustomFields customFields;

  DealVocabulary(Pipelines pipelines, CustomFields customFields) {
    this.pipelines = pipelines;
    this.customFields = customFields;
  }
}
