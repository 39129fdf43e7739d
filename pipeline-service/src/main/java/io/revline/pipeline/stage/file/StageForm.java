package io.revline.pipeline.stage.file;

import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.StageDefinition;
import io.revline.pipeline.stage.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage as people write it.
 *
 * @param status open, won or lost
 * @param terms in order of their start
 */
public record StageForm(
    @Nullable String key,
    @Nullable String label,
    @Nullable Integer position,
    @Nullable String status,
    @Nullable List<TermsForm> terms) {
  private static final List<String> STATUSES =
      Arrays.stream(DealStatus.values()).map(DealStatus::word).toList();

  static StageForm from(StageDefinition stage) {
    return new StageForm(
        stage.key(),
        stage.label(),
        stage.position(),
        stage.status().word(),
        stage.terms().stream().map(TermsForm::from).toList());
  }

  StageDefinition stage(String path, Fields fields) {
    return new StageDefinition(
        fields.required(path + ".key", key, ""),
        fields.required(path + ".label", label, ""),
        fields.required(path + ".position", position, 1),
        fields.word(path + ".status", status, DealStatus::of, STATUSES, DealStatus.OPEN),
        terms(path + ".terms", fields));
  }

  private List<Terms> terms(String path, Fields fields) {
    List<Terms> read = new ArrayList<>();
    for (TermsForm form : fields.required(path, terms, List.<TermsForm>of())) {
      String at = path + "[" + read.size() + "]";
      read.add(fields.required(at, form, new TermsForm(null, null, null, null)).terms(at, fields));
    }
    return read;
  }
}
