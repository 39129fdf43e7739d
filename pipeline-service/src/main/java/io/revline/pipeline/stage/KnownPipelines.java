package io.revline.pipeline.stage;

import io.revline.kit.reference.Reference;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All pipelines as they were read at one moment. A stage that was removed, even with its pipeline,
 * stays known, as deals stood in it.
 */
final class KnownPipelines {
  private final SortedMap<String, PipelineDefinition> present = new TreeMap<>();
  private final Map<String, Map<String, StageDefinition>> ever = new HashMap<>();

  /** Of every version of every pipeline, older ones first. */
  KnownPipelines(List<Reference<PipelineDefinition>> versions) {
    for (Reference<PipelineDefinition> version : versions) {
      Map<String, StageDefinition> stages =
          ever.computeIfAbsent(version.id(), key -> new HashMap<>());
      version.body().stages().forEach(stage -> stages.put(stage.key(), stage));
      if (version.exists()) {
        present.put(version.id(), version.body());
      } else {
        present.remove(version.id());
      }
    }
  }

  /** Those that exist, by key. */
  SortedMap<String, PipelineDefinition> present() {
    return Collections.unmodifiableSortedMap(present);
  }

  /** A stage as it is, or as it was last before it was removed. */
  Optional<StageDefinition> everKnown(String pipeline, String stage) {
    return Optional.ofNullable(ever.getOrDefault(pipeline, Map.of()).get(stage));
  }
}
