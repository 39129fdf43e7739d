package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stages were, and what of it a change has to leave as it is. */
@ApplicationScoped
class PipelinePast {
  private final References references;
  private final StageUse use;

  PipelinePast(References references, StageUse use) {
    this.references = references;
    this.use = use;
  }

  /**
   * A pipeline as it is wanted, with the terms of the past as they are.
   *
   * @throws InvalidInput when that contradicts what is wanted, or a status would change
   */
  PipelineDefinition keptIn(String key, PipelineDefinition wanted, Instant now) {
    Map<String, StageDefinition> ever = everKnown(key);
    List<StageDefinition> stages = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < wanted.stages().size(); i++) {
      StageDefinition stage = wanted.stages().get(i);
      try {
        stages.add(kept(key, ever.get(stage.key()), stage, now));
      } catch (InvalidInput e) {
        violations.addAll(e.within("stages[" + i + "]").violations());
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return new PipelineDefinition(wanted.label(), stages);
  }

  private StageDefinition kept(
      String pipeline, @Nullable StageDefinition last, StageDefinition wanted, Instant now) {
    if (last == null) {
      return wanted;
    }
    last.refuseOtherStatus(wanted);
    boolean samePast = last.begunBy(now).equals(wanted.begunBy(now));
    return samePast || !use.everStood(pipeline, wanted.key()) ? wanted : last.becoming(wanted, now);
  }

  /** The stages as they are or last were, those of a deleted pipeline too. */
  private Map<String, StageDefinition> everKnown(String key) {
    Map<String, StageDefinition> stages = new HashMap<>();
    references
        .versions(Pipelines.TYPE, key)
        .forEach(version -> version.body().stages().forEach(it -> stages.put(it.key(), it)));
    return stages;
  }
}
