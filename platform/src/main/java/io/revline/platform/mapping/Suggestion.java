package io.revline.platform.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a mapping from the header and the first rows of a table with a row per deal. It guesses by
 * names and by what the cells look like, so people read it before they use it.
 */
public final class Suggestion {
  private static final int MOST_STAGES = 30;
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.,]*\\d");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final Sample sample;
  private final Set<String> taken = new HashSet<>();

  private Suggestion(Sample sample) {
    this.sample = sample;
  }

  /**
   * A draft for a file.
   *
   * @return YAML with comments
   * @throws io.revline.platform.PlatformException when the file is no table
   */
  public static String forFile(Path file) throws IOException {
    return new Suggestion(Sample.of(file)).draft(source(file));
  }

  private static String source(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return name.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private String draft(String source) {
    List<String> lines = new ArrayList<>();
    lines.add("# A draft: read each line before you import with it, and try it with --dry-run.");
    lines.add("# docs/import.md explains the keys. The columns are: " + sample.columns());
    lines.add("source: " + source);
    String id = column("(.*[_ ])?(id|nr|no|number|key)", this::isUnique).orElse(first());
    lines.add("externalId: " + quoted(id));
    lines.add("pipeline: default");
    lines.add("currency: EUR");
    Optional<String> created = column(".*(creat|open|engage|start|first|begin).*", this::isDate);
    Optional<String> closed = column(".*(clos|won|end|finish).*", this::isDate);
    dates(lines, created, closed);
    created.ifPresent(column -> lines.add("created: " + quoted(column)));
    closed.ifPresent(column -> lines.add("closed: " + quoted(column)));
    stage(lines);
    lines.add("openedIn: qualification");
    fields(lines, id);
    return String.join("\n", lines) + "\n";
  }

  private void dates(List<String> lines, Optional<String> created, Optional<String> closed) {
    Set<String> formats = new LinkedHashSet<>();
    created.flatMap(column -> DateFormats.of(sample.cells(column))).ifPresent(formats::add);
    closed.flatMap(column -> DateFormats.of(sample.cells(column))).ifPresent(formats::add);
    if (!formats.isEmpty()) {
      List<String> written = formats.stream().map(Suggestion::quoted).toList();
      lines.add("dates: {format: [%s], zone: UTC}".formatted(String.join(", ", written)));
    }
  }

  private void stage(List<String> lines) {
    Optional<String> column = column(".*(stage|status|phase|state).*", this::isOfFewWords);
    if (column.isEmpty()) {
      lines.add("# No column looks like the stage: all deals are taken for open ones.");
      lines.add("stage: {constant: qualification}");
      return;
    }
    lines.add("stage:");
    lines.add("  column: " + quoted(column.get()));
    lines.add("  values:");
    new TreeSet<>(sample.cells(column.get()))
        .forEach(word -> lines.add("    %s: %s".formatted(quoted(word), stage(word))));
  }

  private static String stage(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    if (plain.contains("won") || plain.contains("win")) {
      return "won";
    }
    if (plain.contains("lost") || plain.contains("lose") || plain.contains("cancel")) {
      return "lost";
    }
    return List.of("prospecting", "qualification", "proposal", "negotiation").stream()
        .filter(plain::contains)
        .findFirst()
        .orElse("qualification # or which?");
  }

  private void fields(List<String> lines, String id) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("owner", column(".*(owner|agent|rep|seller).*", this::isText).orElse(null));
    fields.put(
        "account", column(".*(account|customer|client|company).*", this::isText).orElse(null));
    fields.put("source", column(".*(source|origin|channel).*", this::isText).orElse(null));
    Optional<String> name = column(".*(name|title|subject|opportunity|product).*", this::isText);
    Optional<String> amount = column(".*(amount|value|revenue|price|total).*", this::isNumber);
    lines.add("fields:");
    lines.add(
        "  name: " + name.map(Suggestion::quoted).orElse("{text: \"Deal {%s}\"}".formatted(id)));
    fields.forEach((field, column) -> {
      if (column != null) {
        lines.add("  %s: %s".formatted(field, quoted(column)));
      }
    });
    amount.ifPresent(column -> {
      lines.add(
          "  # What open deals are worth; if the column is filled at the win, put it under won:");
      lines.add("  amount: " + quoted(column));
    });
  }

  private String first() {
    taken.add(sample.columns().getFirst());
    return sample.columns().getFirst();
  }

  /** The first column that is not taken yet, is called like that, and has such cells. */
  private Optional<String> column(String called, Predicate<String> fits) {
    Pattern pattern = Pattern.compile(called, Pattern.CASE_INSENSITIVE);
    Optional<String> found =
        sample.columns().stream()
            .filter(column -> !taken.contains(column))
            .filter(column -> pattern.matcher(column).matches())
            .filter(fits)
            .findFirst();
    found.ifPresent(taken::add);
    return found;
  }

  private boolean isUnique(String column) {
    List<String> cells = sample.cells(column);
    return new HashSet<>(cells).size() == cells.size();
  }

  private boolean isDate(String column) {
    return DateFormats.of(sample.cells(column)).isPresent();
  }

  private boolean isNumber(String column) {
    List<String> cells = sample.cells(column);
    return !cells.isEmpty() && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
  }

  private boolean isText(String column) {
    return !isDate(column) && !isNumber(column);
  }

  private boolean isOfFewWords(String column) {
    return isText(column) && new HashSet<>(sample.cells(column)).size() <= MOST_STAGES;
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !isYamlWord(text)
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** YAML takes these for true, false or null. */
  private static boolean isYamlWord(String text) {
    return Set.of("yes", "no", "on", "off", "y", "n", "true", "false", "null")
        .contains(text.toLowerCase(Locale.ROOT));
  }
}
