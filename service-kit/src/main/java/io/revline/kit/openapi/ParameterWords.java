package io.revline.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What parameters mean, as {@code openapi/parameters.yaml} has it. */
final class ParameterWords {
  private final Map<String, Meaning> meanings;

  private ParameterWords(Map<String, Meaning> meanings) {
    this.meanings = meanings;
  }

  /**
   * What one means.
   *
   * @param example a value that is taken
   * @param format of text, in the words of JSON Schema
   */
  private record Meaning(String text, @Nullable Object example, @Nullable String format) {}

  static ParameterWords read() {
    try (InputStream file =
        Objects.requireNonNull(
            ParameterWords.class.getResourceAsStream("/openapi/parameters.yaml"))) {
      return new ParameterWords(
          new YAMLMapper().readValue(file, new TypeReference<Map<String, Meaning>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Explains the parameters of an operation that its code does not. */
  void explain(Operation operation) {
    if (operation.getParameters() == null) {
      return;
    }
    String tag = operation.getTags().getFirst();
    for (Parameter parameter : operation.getParameters()) {
      Meaning meaning =
          meanings.getOrDefault(tag + "." + parameter.getName(), meanings.get(parameter.getName()));
      if (meaning == null) {
        continue;
      }
      if (parameter.getDescription() == null) {
        parameter.setDescription(meaning.text());
      }
      if (parameter.getExample() == null && meaning.example() != null) {
        parameter.setExample(meaning.example());
      }
      if (meaning.format() != null && parameter.getSchema().getFormat() == null) {
        parameter.getSchema().setFormat(meaning.format());
      }
    }
  }
}
