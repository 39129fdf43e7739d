package io.revline.pipeline.customfield.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.reference.Reference;
import io.revline.pipeline.customfield.CustomField;
import io.revline.pipeline.customfield.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A custom field as the file of the configuration has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomFieldForm(
    @Nullable String key,
    @Nullable String label,
    @Nullable String type,
    @Nullable List<String> choices,
    @Nullable Boolean required,
    @Nullable String pattern,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max) {

  static CustomFieldForm from(Reference<CustomField> reference) {
    CustomField field = reference.body();
    return new CustomFieldForm(
        reference.id(),
        field.label(),
        field.type().word(),
        field.choices().isEmpty() ? null : field.choices(),
        field.required() ? true : null,
        field.pattern(),
        field.min(),
        field.max());
  }

  CustomField definition() {
    return new CustomField(
        Objects.requireNonNullElse(label, ""),
        FieldType.of(type),
        Objects.requireNonNullElse(choices, List.of()),
        Boolean.TRUE.equals(required),
        pattern,
        min,
        max);
  }
}
