package io.revline.kit.imports.file;

import io.revline.kit.imports.file.Mapping.Change;
import io.revline.kit.imports.file.Mapping.Lookup;
import io.revline.kit.imports.file.Mapping.Skip;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.yaml.YamlFile;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Mapping} and says what is wrong with one, by key and line. It is read before the
 * tables, as it says how those are written, and checked against their columns after.
 */
public final class MappingReader {
  /** Names a column within a text. */
  public static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

  private static final String CUSTOM = "custom.";
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "amount",
          "currency",
          "closeDate",
          "owner",
          "account",
          "source",
          "nextStep",
          "lostReason",
          "forecastCategory",
          "tags");

  private static final List<String> KINDS = List.of("date", "number");

  private final YamlFile file;
  private final Mapping mapping;
  private final List<Violation> violations = new ArrayList<>();
  private List<String> header = List.of();
  private Map<String, List<String>> lookups = Map.of();

  private MappingReader(YamlFile file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  /**
   * Reads a mapping as far as that goes without the table.
   *
   * @param text YAML
   * @throws InvalidInput with the line of what does not have the form it should
   */
  public static MappingReader of(String text) {
    YamlFile file =
        YamlFile.parse("mapping", text)
            .orElseThrow(
                () -> InvalidInput.of("mapping", "is empty: see docs/import.md for an example"));
    try {
      MappingReader reader = new MappingReader(file, file.whole(Mapping.class));
      reader.checkLayout();
      return reader;
    } catch (InvalidInput e) {
      throw named(file.located(e));
    }
  }

  /** The mapping, of which only the form is known to be right. */
  public Mapping mapping() {
    return mapping;
  }

  /**
   * The mapping, checked against the tables.
   *
   * @param columns the table's columns
   * @param tables the columns of each look-up
   * @throws InvalidInput with everything that is wrong
   */
  public Mapping checked(List<String> columns, Map<String, List<String>> tables) {
    header = columns;
    lookups = tables;
    check();
    if (!violations.isEmpty()) {
      throw named(file.located(new InvalidInput(violations)));
    }
    return mapping;
  }

  private static InvalidInput named(InvalidInput wrong) {
    return new InvalidInput(
        wrong.violations().stream()
            .map(each ->
                each.field().isEmpty() || each.field().equals("mapping")
                    ? new Violation("mapping", each.message())
                    : new Violation("mapping." + each.field(), each.message()))
            .toList());
  }

  private void checkLayout() {
    layout("table", mapping.table());
    orEmpty(mapping.lookups())
        .forEach((name, lookup) -> {
          String key = "lookups." + name;
          present(key + ".file", lookup.file());
          present(key + ".key", lookup.key());
          layout(key + ".table", lookup.table());
        });
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private void layout(String key, Mapping.@Nullable Layout layout) {
    if (layout == null) {
      return;
    }
    String separator = layout.separator();
    if (separator != null && separator.length() != 1) {
      refuse(key + ".separator", "must be one character such as \";\" or \"\\t\"");
    }
    tried(key + ".encoding", layout.encoding(), Charset::forName);
    List<String> names = layout.header();
    if (names != null && (names.isEmpty() || Set.copyOf(names).size() < names.size())) {
      refuse(key + ".header", "must name every column, each once");
    }
  }

  private void check() {
    checkKeys();
    checkForms();
    orEmpty(mapping.lookups()).forEach(this::lookup);
    List<Skip> skip = Objects.requireNonNullElse(mapping.skip(), List.of());
    for (int i = 0; i < skip.size(); i++) {
      column("skip[" + i + "].column", skip.get(i).column(), header);
      present("skip[" + i + "].is", skip.get(i).is());
    }
    cell("externalId", mapping.externalId());
    cell("created", mapping.created());
    cell("closed", mapping.closed());
    cell("stage", mapping.stage());
    cell("at", mapping.at());
    cell("seq", mapping.seq());
    cell("field", mapping.field());
    cell("value", mapping.value());
    fields("fields", mapping.fields());
    fields("open", mapping.open());
    fields("won", mapping.won());
    fields("lost", mapping.lost());
    orEmpty(mapping.columns())
        .forEach((name, cell) -> {
          cell("columns." + name, cell);
          if (cell.as() != null && !KINDS.contains(cell.as())) {
            refuse("columns." + name + ".as", "must be one of " + KINDS);
          }
        });
    orEmpty(mapping.changes()).forEach(this::change);
    Mapping.Lines lines = mapping.lines();
    if (lines != null) {
      present("lines.product", lines.product());
      present("lines.unitPrice", lines.unitPrice());
      cell("lines.product", lines.product());
      cell("lines.quantity", lines.quantity());
      cell("lines.unitPrice", lines.unitPrice());
      cell("lines.discount", lines.discount());
    }
    if (mapping.kind().required().contains("fields")
        && mapping.fields() != null
        && !mapping.fields().containsKey("name")) {
      refuse("fields.name", "is required: a deal needs a name");
    }
  }

  private void checkKeys() {
    Shape shape = mapping.kind();
    for (String name : file.names()) {
      if (!shape.offered().contains(name)) {
        refuse(
            name,
            "does not belong to a mapping of %s, which has %s"
                .formatted(shape.word(), new TreeSet<>(shape.offered())));
      }
    }
    for (String name : new TreeSet<>(shape.required())) {
      if (!file.names().contains(name)) {
        refuse(name, "is required");
      }
    }
  }

  private void checkForms() {
    tried("currency", mapping.currency(), Currency::getInstance);
    Mapping.Dates dates = mapping.dates();
    if (dates != null) {
      tried("dates.zone", dates.zone(), ZoneId::of);
      for (String format : Objects.requireNonNullElse(dates.format(), List.<String>of())) {
        tried("dates.format", format, DateTimeFormatter::ofPattern);
      }
    }
    Mapping.Numbers numbers = mapping.numbers();
    if (numbers != null) {
      oneCharacter("numbers.decimal", numbers.decimal());
      oneCharacter("numbers.grouping", numbers.grouping());
    }
  }

  private void lookup(String name, Lookup lookup) {
    List<String> columns = lookups.get(name);
    if (columns != null) {
      column("lookups.%s.key".formatted(name), lookup.key(), columns);
    }
  }

  private void fields(String key, @Nullable Map<String, Cell> fields) {
    orEmpty(fields)
        .forEach((name, cell) -> {
          field(key + "." + name, name);
          cell(key + "." + name, cell);
        });
  }

  private void change(String word, @Nullable Change change) {
    String key = "changes." + word;
    if (change == null || change.to() == null) {
      refuse(key + ".to", "is required");
      return;
    }
    if (!change.to().equals("stage")) {
      field(key + ".to", change.to());
    }
    others(key, change.values(), change.otherwise());
  }

  private void field(String key, String name) {
    if (!FIELDS.contains(name) && !name.startsWith(CUSTOM)) {
      refuse(
          key,
          "'%s' is not a field of a deal, use one of %s or custom.key"
              .formatted(name, new TreeSet<>(FIELDS)));
    }
  }

  private void cell(String key, @Nullable Cell cell) {
    if (cell == null) {
      return;
    }
    if (Stream.of(cell.column(), cell.constant(), cell.text()).filter(Objects::nonNull).count()
        != 1) {
      refuse(key, "needs one of column, constant and text");
    }
    if (cell.column() != null) {
      column(key, cell.column(), header);
    }
    String text = cell.text();
    if (text != null) {
      PLACEHOLDER
          .matcher(text)
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(column -> column(key, column, header));
    }
    others(key, cell.values(), cell.otherwise());
    taken(key + ".lookup", cell.lookup());
  }

  private void others(
      String key, @Nullable Map<String, String> values, @Nullable String otherwise) {
    if (otherwise != null && (values == null || !otherwise.equals(Cell.KEEP))) {
      refuse(key + ".otherwise", "goes with values, and is 'keep' or left out");
    }
  }

  private void taken(String key, Cell.@Nullable Taken taken) {
    if (taken == null
        || !present(key + ".in", taken.in())
        || !present(key + ".take", taken.take())) {
      return;
    }
    List<String> columns = lookups.get(taken.in());
    if (columns == null) {
      refuse(
          key + ".in",
          "'%s' is none of the lookups %s".formatted(taken.in(), new TreeSet<>(lookups.keySet())));
    } else {
      column(key + ".take", taken.take(), columns);
    }
  }

  private boolean present(String key, @Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      refuse(key, "is required");
      return false;
    }
    return true;
  }

  private void column(String key, @Nullable String column, List<String> columns) {
    if (present(key, column) && !columns.contains(column)) {
      refuse(key, "'%s' is not a column, the table has %s".formatted(column, columns));
    }
  }

  private void oneCharacter(String key, @Nullable String text) {
    if (text != null && text.length() != 1) {
      refuse(key, "must be one character");
    }
  }

  private void tried(String key, @Nullable String value, Reading reading) {
    if (value == null) {
      return;
    }
    try {
      reading.of(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      refuse(key, "'%s' cannot be understood: %s".formatted(value, e.getMessage()));
    }
  }

  private void refuse(String key, String message) {
    violations.add(new Violation(key, message));
  }

  private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
    return Objects.requireNonNullElse(map, Map.of());
  }

  @FunctionalInterface
  private interface Reading {
    Object of(String text);
  }
}
