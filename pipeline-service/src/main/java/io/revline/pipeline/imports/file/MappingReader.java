package io.revline.pipeline.imports.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Mapping} and says what is wrong with one. */
public final class MappingReader {
  private static final Set<String> FIELDS =
      Set.of("name", "amount", "closeDate", "owner", "account");
  private static final Set<String> TIMES = Set.of("created", "closed");
  private static final Set<String> STATUSES = Set.of("open", "won", "lost");
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final List<Violation> violations = new ArrayList<>();
  private final List<String> header;

  private MappingReader(List<String> header) {
    this.header = header;
  }

  /**
   * Reads a mapping for a table.
   *
   * @param text YAML
   * @param header the table's columns
   * @throws InvalidInput with everything that is wrong, by key or line
   */
  public static Mapping read(String text, List<String> header) {
    Mapping mapping = parse(text);
    MappingReader reader = new MappingReader(header);
    reader.check(mapping);
    if (!reader.violations.isEmpty()) {
      throw new InvalidInput(reader.violations);
    }
    return mapping;
  }

  private static Mapping parse(String text) {
    try {
      Mapping mapping = YAML.readValue(text, Mapping.class);
      if (mapping != null) {
        return mapping;
      }
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw InvalidInput.of("mapping", line + e.getOriginalMessage());
    }
    throw InvalidInput.of("mapping", "is empty: see docs/import.md for an example");
  }

  private void check(Mapping mapping) {
    present("source", mapping.source());
    column("externalId", mapping.externalId());
    present("pipeline", mapping.pipeline());
    tried("currency", mapping.currency(), () -> Currency.getInstance(mapping.currency()));
    column("created", mapping.created());
    column("closed", mapping.closed());
    if (present("dates", mapping.dates())) {
      tried(
          "dates.format",
          mapping.dates().format(),
          () -> DateTimeFormatter.ofPattern(mapping.dates().format()));
      tried("dates.zone", mapping.dates().zone(), () -> ZoneId.of(mapping.dates().zone()));
    }
    if (present("stage", mapping.stage())) {
      column("stage.column", mapping.stage().column());
      present("stage.values", mapping.stage().values());
      present("stage.openedIn", mapping.stage().openedIn());
    }
    if (present("fields", mapping.fields())) {
      mapping.fields().forEach(this::check);
      present("fields.name", mapping.fields().get("name"));
    }
  }

  private void check(String name, Mapping.Field field) {
    String key = "fields." + name;
    oneOf(key, name, FIELDS);
    if (!present(key, field)) {
      return;
    }
    if ((field.column() == null) == (field.constant() == null)) {
      refuse(key, "needs either column or constant");
    } else if (field.column() != null) {
      column(key + ".column", field.column());
    }
    oneOf(key + ".at", field.at(), TIMES);
    oneOf(key + ".onlyIf", field.onlyIf(), STATUSES);
  }

  private boolean present(String key, @Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      refuse(key, "is required");
      return false;
    }
    return true;
  }

  private void column(String key, @Nullable String column) {
    if (present(key, column) && !header.contains(column)) {
      refuse(key, "'%s' is not a column, the table has %s".formatted(column, header));
    }
  }

  private void oneOf(String key, @Nullable String value, Set<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      refuse(key, "'%s' must be one of %s".formatted(value, new TreeSet<>(allowed)));
    }
  }

  private void tried(String key, @Nullable String value, Callable<?> reading) {
    if (!present(key, value)) {
      return;
    }
    try {
      reading.call();
    } catch (Exception e) {
      refuse(key, "'%s' cannot be understood: %s".formatted(value, e.getMessage()));
    }
  }

  private void refuse(String key, String message) {
    violations.add(new Violation("mapping." + key, message));
  }
}
