package io.revline.pipeline.rule.file;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.config.ConfigSection;
import io.revline.pipeline.rule.DealRules;
import io.revline.pipeline.rule.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What stages require, in the file of the configuration. Its name puts it behind the pipelines,
 * whose stages it names.
 */
@ApplicationScoped
class RequiredFieldsSection implements ConfigSection<RequiredFields> {
  private static final String NAME = "requiredFields";

  private final Rules rules;

  RequiredFieldsSection(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<RequiredFields> shape() {
    return RequiredFields.class;
  }

  @Override
  public RequiredFields export() {
    return new RequiredFields(
        rules.find().map(standing -> standing.body().required()).orElse(Map.of()));
  }

  @Override
  public void apply(RequiredFields wanted, Provenance provenance) {
    if (wanted.equals(export())) {
      return;
    }
    try {
      rules.put(new DealRules(wanted.byStage()), provenance);
    } catch (InvalidInput e) {
      throw e.within("required", NAME);
    }
  }
}
