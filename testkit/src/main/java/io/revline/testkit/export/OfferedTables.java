package io.revline.testkit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be exported, as a service's OpenAPI document says. */
public final class OfferedTables {
  private static final Set<String> FORMATS =
      Set.of(
          "application/json",
          "text/csv",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private OfferedTables() {}

  /**
   * Asserts that whatever can be read is a table too, but for what is one thing: that has its name
   * at the end of its path, or is a setting of which there is one. A stream, which never ends, is
   * none either.
   *
   * @param document the service's OpenAPI document
   * @param settings the paths of what there is one of
   */
  public static void areAllListsOf(JsonNode document, String... settings) {
    Set<String> read = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path -> {
          JsonNode operation = path.getValue().path("get");
          if (!operation.isMissingNode() && !isStream(operation)) {
            read.add(path.getKey());
          }
          if (isTable(operation)) {
            tables.add(path.getKey());
          }
        });
    assertThat(read).containsAll(List.of(settings));
    read.removeIf(path -> path.endsWith("}") || List.of(settings).contains(path));
    assertThat(tables)
        .as("have CSV and XLSX: what produces Format.ANY and answers through Exports")
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(read);
  }

  private static boolean isStream(JsonNode operation) {
    return operation.at("/responses/200/content").has("text/event-stream");
  }

  private static boolean isTable(JsonNode operation) {
    Set<String> formats =
        operation
            .at("/responses/200/content")
            .propertyStream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return formats.equals(FORMATS)
        && operation.path("parameters").findValuesAsText("name").contains("format");
  }
}
