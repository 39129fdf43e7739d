package io.revline.pipeline.stage;

import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes pipelines so that the past stays: what deals rest on is added to and never rewritten, and
 * no deal is left in a stage that goes.
 */
@ApplicationScoped
public class PipelineChanges {
  private static final int MOST_PIPELINES = 200;

  private final References references;
  private final RecordedTime recorded;
  private final PipelineLock lock;
  private final StageUse use;
  private final PipelinePast past;

  PipelineChanges(
      References references,
      RecordedTime recorded,
      PipelineLock lock,
      StageUse use,
      PipelinePast past) {
    this.references = references;
    this.recorded = recorded;
    this.lock = lock;
    this.use = use;
    this.past = past;
  }

  /** Every pipeline that exists, by key, as this transaction sees them. */
  public List<Reference<PipelineDefinition>> all() {
    return references.all(Pipelines.TYPE);
  }

  /**
   * A pipeline.
   *
   * @throws NotFound when there is none of that key
   */
  public Reference<PipelineDefinition> byKey(String key) {
    return references
        .find(Pipelines.TYPE, key)
        .orElseThrow(() -> new NotFound("there is no pipeline '" + key + "'"));
  }

  /**
   * Creates or changes a pipeline for a caller who has read it.
   *
   * @param ifMatch the entity tag the caller read, required when there is a pipeline of that key
   */
  @Transactional
  public Reference<PipelineDefinition> put(
      String key, @Nullable String ifMatch, PipelineDefinition wanted, Provenance provenance) {
    lock.forPipelines();
    Optional<Reference<PipelineDefinition>> before = references.find(Pipelines.TYPE, key);
    before.ifPresent(found -> ETags.require(ifMatch, found.version()));
    if (before.isEmpty() && ifMatch != null) {
      throw new PreconditionFailed(
          "there is no pipeline '" + key + "' any more: leave out If-Match");
    }
    return put(key, wanted, provenance);
  }

  /**
   * Creates or changes a pipeline, whatever it was.
   *
   * @return its latest version, which is not a new one if nothing differs
   * @throws InvalidInput when a rule is broken, the past would be, or a status would change
   * @throws Conflict when deals stand in a stage that would go
   */
  @Transactional
  public Reference<PipelineDefinition> put(
      String key, PipelineDefinition wanted, Provenance provenance) {
    lock.forPipelines();
    PipelineRules.check(key, wanted);
    Optional<Reference<PipelineDefinition>> before = references.find(Pipelines.TYPE, key);
    if (before.isEmpty() && all().size() >= MOST_PIPELINES) {
      throw new Conflict("there are %d pipelines, no more fit".formatted(MOST_PIPELINES));
    }
    PipelineDefinition next = past.keptIn(key, wanted, recorded.next()).inOrder();
    before.ifPresent(found -> refuseLeavingDeals(key, found.body(), next));
    return references.put(Pipelines.TYPE, key, next, provenance);
  }

  /** Deletes a pipeline for a caller who has read it. */
  @Transactional
  public void delete(String key, @Nullable String ifMatch, Provenance provenance) {
    lock.forPipelines();
    ETags.require(ifMatch, byKey(key).version());
    delete(key, provenance);
  }

  /**
   * Deletes a pipeline, whatever it was.
   *
   * @throws Conflict when deals stand in it, or it is the one of deals that name none
   */
  @Transactional
  public void delete(String key, Provenance provenance) {
    lock.forPipelines();
    if (key.equals(Pipeline.DEFAULT)) {
      throw new Conflict("the pipeline 'default' is that of deals which name none: change it");
    }
    refuseLeavingDeals(key, byKey(key).body(), new PipelineDefinition("", List.of()));
    references.delete(Pipelines.TYPE, key, provenance);
  }

  private void refuseLeavingDeals(String key, PipelineDefinition before, PipelineDefinition after) {
    List<String> going =
        before.stages().stream()
            .map(StageDefinition::key)
            .filter(stage -> after.stage(stage).isEmpty())
            .toList();
    Map<String, Long> standing = going.isEmpty() ? Map.of() : use.standing(key);
    String left =
        going.stream()
            .filter(standing::containsKey)
            .map(stage -> "%d in '%s'".formatted(standing.get(stage), stage))
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      throw new Conflict(
          "deals stand in stages of pipeline '%s' that would go: %s; move them first"
              .formatted(key, left));
    }
  }
}
