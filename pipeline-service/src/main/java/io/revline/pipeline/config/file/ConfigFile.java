package io.revline.pipeline.config.file;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.yaml.YamlFile;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A file of configuration that was read, section by section. */
public final class ConfigFile {
  private final YamlFile file;

  private ConfigFile(YamlFile file) {
    this.file = file;
  }

  /** The file of these sections, in their order, without comments. */
  public static String write(SortedMap<String, Object> sections) {
    return YamlFile.write(sections);
  }

  /**
   * Reads a file.
   *
   * @param sections the names of the sections there are
   * @throws InvalidInput when it is not YAML, or has none or other sections
   */
  public static ConfigFile parse(String text, Collection<String> sections) {
    YamlFile file =
        YamlFile.parse("file", text)
            .orElseThrow(() ->
                InvalidInput.of("file", "holds no section, one of " + sections + " is needed"));
    List<Violation> unknown =
        file.names().stream()
            .filter(name -> !sections.contains(name))
            .map(name -> new Violation(name, "is no section, there are " + sections))
            .toList();
    if (!unknown.isEmpty()) {
      throw file.located(new InvalidInput(unknown));
    }
    return new ConfigFile(file);
  }

  /** Whether the file speaks of a section. */
  public boolean has(String section) {
    return file.names().contains(section);
  }

  /**
   * A section.
   *
   * @throws InvalidInput naming the path that does not fit its shape
   */
  public <T> T section(String name, Class<T> shape) {
    @Nullable T value = file.field(name, shape);
    if (value == null) {
      throw InvalidInput.of(name, "is empty: leave the section out to leave it as it is");
    }
    return value;
  }

  /** The same, each violation with the line its path stands on. */
  public InvalidInput located(InvalidInput wrong) {
    return file.located(wrong);
  }
}
