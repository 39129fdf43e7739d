package io.revline.pipeline.stage.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.stage.PipelineDefinition;
import io.revline.pipeline.stage.StageDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as people write it, over REST and in the file of the configuration.
 *
 * @param key may be left out where the path names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineForm(
    @Nullable String key, @Nullable String label, @Nullable List<StageForm> stages) {

  /** The form of a pipeline. */
  public static PipelineForm from(String key, PipelineDefinition pipeline) {
    return new PipelineForm(
        key, pipeline.label(), pipeline.stages().stream().map(StageForm::from).toList());
  }

  /**
   * The pipeline it describes.
   *
   * @throws InvalidInput with every field that is absent or cannot be understood
   */
  public PipelineDefinition definition() {
    Fields fields = new Fields();
    List<StageDefinition> read = new ArrayList<>();
    for (StageForm form : fields.required("stages", stages, List.<StageForm>of())) {
      String at = "stages[" + read.size() + "]";
      read.add(
          fields.required(at, form, new StageForm(null, null, null, null, null)).stage(at, fields));
    }
    PipelineDefinition definition =
        new PipelineDefinition(fields.required("label", label, ""), read);
    fields.end();
    return definition;
  }
}
