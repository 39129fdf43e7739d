package io.revline.pipeline.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A conformance feature of the CloudEvents project: enough of Gherkin to read those, and an error
 * for whatever else it meets, so that no step is passed over.
 */
public final class Feature {
  private static final String QUOTES = "\"\"\"";

  private Feature() {}

  /** A step with the text or the table beneath it. */
  public record Step(String sentence, String text, Map<String, String> table) {}

  /** A scenario, or an outline with one of its examples put in. */
  public record Scenario(String name, List<Step> steps) {

    /** As the parameterised test shows it. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** The scenarios of a feature file of the shared data. */
  public static List<Scenario> scenarios(String file) {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("revline.data"), "-Drevline.data"))
            .resolve("cloudevents");
    try {
      return read(Files.readAllLines(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("give the folder of the shared data by -Drevline.data", e);
    }
  }

  private static List<Scenario> read(List<String> lines) {
    List<Scenario> scenarios = new ArrayList<>();
    int at = next(lines, 0);
    while (at < lines.size()) {
      int end = next(lines, at + 1);
      scenarios.addAll(scenario(lines.subList(at, end)));
      at = end;
    }
    return scenarios;
  }

  private static int next(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).strip().startsWith("Scenario")) {
      at++;
    }
    return at;
  }

  private static List<Scenario> scenario(List<String> lines) {
    String name = lines.getFirst().strip().replaceFirst("Scenario( Outline)?: ", "");
    List<Step> steps = new ArrayList<>();
    List<Map<String, String>> examples = new ArrayList<>();
    for (int at = 1; at < lines.size(); ) {
      String line = lines.get(at).strip();
      at++;
      if (line.isEmpty()) {
        continue;
      }
      int begin = at;
      at = end(lines, at);
      List<String> beneath = lines.subList(begin, at);
      if (line.equals("Examples:")) {
        examples.addAll(rows(beneath));
      } else if (line.matches("(Given|When|Then|And) .*")) {
        steps.add(new Step(line, text(beneath), table(beneath)));
      } else {
        throw new AssertionError("no step: " + line);
      }
    }
    return examples.isEmpty()
        ? List.of(new Scenario(name, steps))
        : examples.stream().map(example -> filled(name, steps, example)).toList();
  }

  /** Where the text or the table beneath a step ends. */
  private static int end(List<String> lines, int from) {
    int at = from;
    if (at < lines.size() && lines.get(at).strip().equals(QUOTES)) {
      at++;
      while (!lines.get(at).strip().equals(QUOTES)) {
        at++;
      }
      return at + 1;
    }
    while (at < lines.size() && lines.get(at).strip().startsWith("|")) {
      at++;
    }
    return at;
  }

  private static String text(List<String> beneath) {
    if (beneath.isEmpty() || !beneath.getFirst().strip().equals(QUOTES)) {
      return "";
    }
    int indent = beneath.getFirst().indexOf(QUOTES);
    return String.join(
        "\n",
        beneath.subList(1, beneath.size() - 1).stream()
            .map(line -> line.length() > indent ? line.substring(indent) : "")
            .toList());
  }

  private static Map<String, String> table(List<String> beneath) {
    Map<String, String> table = new LinkedHashMap<>();
    rows(beneath)
        .forEach(row ->
            table.put(
                Objects.requireNonNull(row.get("key")), Objects.requireNonNull(row.get("value"))));
    return table;
  }

  private static List<Map<String, String>> rows(List<String> beneath) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (beneath.isEmpty() || !beneath.getFirst().strip().startsWith("|")) {
      return rows;
    }
    List<String> header = cells(beneath.getFirst());
    for (String line : beneath.subList(1, beneath.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      List<String> cells = cells(line);
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return List.of(inner.split("\\|")).stream().map(String::strip).toList();
  }

  private static Scenario filled(String name, List<Step> steps, Map<String, String> example) {
    return new Scenario(
        filled(name, example),
        steps.stream()
            .map(step -> {
              Map<String, String> table = new LinkedHashMap<>();
              step.table().forEach((key, value) -> table.put(key, filled(value, example)));
              return new Step(step.sentence(), filled(step.text(), example), table);
            })
            .toList());
  }

  private static String filled(String text, Map<String, String> example) {
    String filled = text;
    for (Map.Entry<String, String> each : example.entrySet()) {
      filled = filled.replace("<" + each.getKey() + ">", each.getValue());
    }
    return filled;
  }
}
