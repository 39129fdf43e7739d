package io.revline.platform.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revline.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * A file of configuration in two parts, for two services keep what it says.
 *
 * @param calendar the section {@code calendar}, which forecast-service keeps; null without one
 * @param rest all other sections, each on the line it has in the file
 */
record ConfigFile(@Nullable JsonNode calendar, String rest) {
  private static final String CALENDAR = "calendar";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  /**
   * Takes a file apart.
   *
   * @throws PlatformException when its section {@code calendar} is no YAML
   */
  static ConfigFile of(String yaml) {
    StringBuilder section = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    boolean inside = false;
    for (String line : yaml.lines().toList()) {
      boolean begins = !line.isBlank() && !Character.isWhitespace(line.charAt(0));
      inside = begins ? line.startsWith(CALENDAR + ":") : inside;
      section.append(inside ? line : "").append('\n');
      rest.append(inside ? "" : line).append('\n');
    }
    return new ConfigFile(section.toString().isBlank() ? null : read(section), rest.toString());
  }

  /** Whether there is anything but the calendar: comments and marks of a document are nothing. */
  boolean saysMore() {
    return rest.lines().anyMatch(line -> !line.isBlank() && !line.matches("(#|---|\\.\\.\\.).*"));
  }

  /** The file of these parts. */
  String text() throws JsonProcessingException {
    return calendar == null
        ? rest
        : YAML.writeValueAsString(JsonNodeFactory.instance.objectNode().set(CALENDAR, calendar))
            + rest;
  }

  private static JsonNode read(CharSequence section) {
    try {
      return YAML.readTree(section.toString()).path(CALENDAR);
    } catch (JsonProcessingException e) {
      throw new PlatformException(
          "The configuration was refused:\n  calendar: line %d: %s"
              .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }
}
