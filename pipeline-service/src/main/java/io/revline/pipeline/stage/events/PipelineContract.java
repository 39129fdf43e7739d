package io.revline.pipeline.stage.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.catalog.Pipeline;
import io.revline.contracts.catalog.PipelineChanged;
import io.revline.contracts.catalog.PipelineStage;
import io.revline.contracts.catalog.StageTerms;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.ForecastCategory;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.stage.PipelineDefinition;
import io.revline.pipeline.stage.StageDefinition;
import io.revline.pipeline.stage.Terms;
import java.math.BigDecimal;

/** Says a version of a pipeline in the published language. */
final class PipelineContract {
  private PipelineContract() {}

  static PipelineChanged of(Reference<?> version, PipelineDefinition pipeline) {
    return new PipelineChanged(
        ChangeKind.valueOf(version.kind().name()),
        version.id(),
        version.version(),
        new Pipeline(
            pipeline.label(), pipeline.stages().stream().map(PipelineContract::stage).toList()));
  }

  private static PipelineStage stage(StageDefinition stage) {
    return new PipelineStage(
        stage.key(),
        stage.label(),
        stage.position(),
        DealStatus.valueOf(stage.status().name()),
        stage.terms().stream().map(PipelineContract::terms).toList());
  }

  private static StageTerms terms(Terms terms) {
    return new StageTerms(
        terms.from(),
        new BigDecimal(terms.probability().toPlainString()),
        ForecastCategory.valueOf(terms.forecastCategory().name()),
        terms.limitDays());
  }
}
