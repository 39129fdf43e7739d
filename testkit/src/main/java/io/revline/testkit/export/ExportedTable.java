package io.revline.testkit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table as a caller has got it.
 *
 * @param header the names of its columns
 * @param rows texts; in a workbook also numbers, truth and {@link LocalDateTime}
 * @param isWorkbook whether its cells have types
 */
public record ExportedTable(List<String> header, List<List<Object>> rows, boolean isWorkbook) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** A CSV file in UTF-8. */
  public static ExportedTable csv(byte[] file) {
    return of(new CsvText(new String(file, StandardCharsets.UTF_8)).records(), false);
  }

  /** A workbook, whose header must stay in sight. */
  public static ExportedTable xlsx(byte[] file) {
    Sheets sheets = new Sheets(file);
    assertThat(sheets.freezesHeader()).as("the header stays in sight").isTrue();
    return of(sheets.rows(), true);
  }

  private static ExportedTable of(List<List<Object>> all, boolean isWorkbook) {
    List<String> header = all.getFirst().stream().map(String::valueOf).toList();
    List<List<Object>> rows = all.subList(1, all.size());
    assertThat(rows).as("as wide as the header").allMatch(row -> row.size() == header.size());
    return new ExportedTable(header, rows, isWorkbook);
  }

  /** JSON as tests compare it, its numbers exact. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The cells of a column. */
  public List<Object> column(String name) {
    int column = header.indexOf(name);
    assertThat(column).as("%s in %s", name, header).isNotNegative();
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** Asserts that the rows say what the items of a list say in JSON: all of it and nothing else. */
  public void says(List<JsonNode> items) {
    assertThat(rows).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      says(items.get(i), rows.get(i));
    }
  }

  /** Asserts that the rows say what figures say in JSON, each its rows and then its total. */
  public void saysFigures(List<JsonNode> figures) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode figure : figures) {
      figure.get("rows").forEach(row -> lines.add(line(figure, row, false)));
      lines.add(line(figure, figure.get("total"), true));
    }
    says(lines);
  }

  private static JsonNode line(JsonNode figure, JsonNode row, boolean isTotal) {
    return with(row, figure, "metric", "definitionVersion", "filters", "asOf", "knownAt")
        .put("isTotal", isTotal);
  }

  /** A part of an answer and, beside it, what the answer says of all its parts. */
  public static ObjectNode with(JsonNode part, JsonNode answer, String... fields) {
    ObjectNode both = ((ObjectNode) part).deepCopy();
    for (String field : fields) {
      both.set(field, answer.get(field));
    }
    return both;
  }

  /**
   * What an object says, once for each thing in a list in it: the thing stands in the list's place.
   * Where the list is empty, once without it.
   *
   * @param list its name, dotted where things in it have lists of their own: {@code stages.terms}
   */
  public static Stream<JsonNode> each(JsonNode object, String list) {
    int dot = list.indexOf('.');
    String name = dot < 0 ? list : list.substring(0, dot);
    if (object.get(name).isEmpty()) {
      return Stream.of(((ObjectNode) object).deepCopy().without(name));
    }
    return object
        .get(name)
        .valueStream()
        .flatMap(thing -> dot < 0 ? Stream.of(thing) : each(thing, list.substring(dot + 1)))
        .map(thing -> ((ObjectNode) object).deepCopy().set(name, thing));
  }

  /** Asserts that a row says what an object says in JSON. */
  private void says(JsonNode item, List<Object> row) {
    for (int i = 0; i < header.size(); i++) {
      JsonNode said = item.at("/" + header.get(i).replace('.', '/'));
      assertThat(isSaid(said, row.get(i)))
          .as("%s: JSON says %s and the table %s", header.get(i), said, row.get(i))
          .isTrue();
    }
    assertNothingIsLeftOut("", item);
  }

  private void assertNothingIsLeftOut(String path, JsonNode object) {
    object
        .properties()
        .forEach(field -> {
          String name = path + field.getKey();
          if (!header.contains(name)) {
            assertThat(field.getValue().isObject()).as("%s is in %s", name, header).isTrue();
            assertNothingIsLeftOut(name + ".", field.getValue());
          }
        });
  }

  private boolean isSaid(JsonNode said, Object cell) {
    if (said.isMissingNode() || said.isNull() || (said.isContainerNode() && said.isEmpty())) {
      return cell.equals("");
    }
    if (said.isContainerNode()) {
      return json(String.valueOf(cell)).equals(said);
    }
    if (said.isNumber()) {
      return isWorkbook
          ? cell instanceof BigDecimal number && number.compareTo(said.decimalValue()) == 0
          : new BigDecimal(String.valueOf(cell)).compareTo(said.decimalValue()) == 0;
    }
    if (said.isBoolean()) {
      return isWorkbook ? cell.equals(said.booleanValue()) : cell.equals(said.toString());
    }
    return isSaid(said.textValue(), cell);
  }

  private boolean isSaid(String text, Object cell) {
    return switch (cell) {
      case LocalDateTime time when text.length() == 10 ->
          time.equals(LocalDate.parse(text).atStartOfDay());
      case LocalDateTime time ->
          Duration.between(time.toInstant(ZoneOffset.UTC), Instant.parse(text)).abs().toMillis()
              <= 1;
      case BigDecimal number -> number.compareTo(new BigDecimal(text)) == 0;
      default -> cell.equals(guarded(text)) && !(isWorkbook && isTime(text));
    };
  }

  /** Money is a text in JSON and a number here, so what looks like one has no apostrophe. */
  private static String guarded(String text) {
    boolean formula = text.matches("(?s)'*[=+\\-@\t\r].*") && !text.matches("-\\d+(\\.\\d+)?");
    return formula ? "'" + text : text;
  }

  private static boolean isTime(String text) {
    return text.matches("(19|20)\\d\\d-\\d\\d-\\d\\d(T.*Z)?");
  }
}
