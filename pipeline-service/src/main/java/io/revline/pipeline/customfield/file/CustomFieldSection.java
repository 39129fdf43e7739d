package io.revline.pipeline.customfield.file;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.config.ConfigSection;
import io.revline.pipeline.customfield.CustomField;
import io.revline.pipeline.customfield.CustomFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The custom fields in the file of the configuration; one that the file leaves out is deleted. */
@ApplicationScoped
class CustomFieldSection implements ConfigSection<CustomFieldList> {
  private static final String NAME = "customFields";

  private final CustomFields fields;

  CustomFieldSection(CustomFields fields) {
    this.fields = fields;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<CustomFieldList> shape() {
    return CustomFieldList.class;
  }

  @Override
  public CustomFieldList export() {
    return new CustomFieldList(fields.all().stream().map(CustomFieldForm::from).toList());
  }

  @Override
  public void apply(CustomFieldList wanted, Provenance provenance) {
    List<Violation> violations = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < wanted.fields().size(); i++) {
      try {
        kept.add(put(wanted.fields().get(i), kept, provenance));
      } catch (InvalidInput e) {
        violations.addAll(e.within(NAME + "[" + i + "]").violations());
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    for (Reference<CustomField> field : fields.all()) {
      if (!kept.contains(field.id())) {
        fields.remove(field.id(), provenance);
      }
    }
  }

  private String put(@Nullable CustomFieldForm form, Set<String> kept, Provenance provenance) {
    if (form == null || form.key() == null) {
      throw InvalidInput.of("key", "is required");
    }
    if (kept.contains(form.key())) {
      throw InvalidInput.of("key", "'%s' names another field".formatted(form.key()));
    }
    return fields.put(form.key(), form.definition(), provenance).id();
  }
}
