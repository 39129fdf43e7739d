package io.revline.pipeline.stage.file;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.pipeline.config.ConfigSection;
import io.revline.pipeline.stage.PipelineChanges;
import io.revline.pipeline.stage.PipelineDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pipelines in the file of the configuration; one that the file leaves out is deleted. */
@ApplicationScoped
class PipelineSection implements ConfigSection<PipelineList> {
  private static final String NAME = "pipelines";

  private final PipelineChanges changes;

  PipelineSection(PipelineChanges changes) {
    this.changes = changes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<PipelineList> shape() {
    return PipelineList.class;
  }

  @Override
  public PipelineList export() {
    return new PipelineList(
        changes.all().stream().map(found -> PipelineForm.from(found.id(), found.body())).toList());
  }

  @Override
  public void apply(PipelineList wanted, Provenance provenance) {
    List<Violation> violations = new ArrayList<>();
    Map<String, PipelineDefinition> pipelines = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < wanted.pipelines().size(); i++) {
      String place = NAME + "[" + i + "]";
      collect(violations, place, read(wanted.pipelines().get(i), place, pipelines, places));
    }
    pipelines.forEach((key, pipeline) ->
        collect(
            violations,
            places.getOrDefault(key, NAME),
            () -> changes.put(key, pipeline, provenance)));
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    changes.all().stream()
        .filter(found -> !pipelines.containsKey(found.id()))
        .forEach(found -> changes.delete(found.id(), provenance));
  }

  private static Runnable read(
      @Nullable PipelineForm form,
      String place,
      Map<String, PipelineDefinition> pipelines,
      Map<String, String> places) {
    return () -> {
      if (form == null || form.key() == null) {
        throw InvalidInput.of("key", "is required");
      }
      if (places.putIfAbsent(form.key(), place) != null) {
        throw InvalidInput.of("key", "'%s' names another pipeline".formatted(form.key()));
      }
      pipelines.put(form.key(), form.definition());
    };
  }

  private static void collect(List<Violation> violations, String place, Runnable step) {
    try {
      step.run();
    } catch (InvalidInput e) {
      violations.addAll(e.within(place).violations());
    }
  }
}
