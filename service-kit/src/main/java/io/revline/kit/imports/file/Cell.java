package io.revline.kit.imports.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a text comes from. In YAML, a plain text is short for the column of that name.
 *
 * @param column the column it stands in
 * @param constant the same in every row
 * @param text several columns in one text: {@code Order {number} of {customer}}
 * @param values what to take for each word in the column
 * @param otherwise what to do with a word that is not among them: {@code keep} it; else the row is
 *     rejected
 * @param lookup where to look the word up
 * @param as what it is, {@code date} or {@code number}, where a plain table wants it rewritten
 * @param fallback what to take where there is nothing, {@code default} in YAML
 */
public record Cell(
    @Nullable String column,
    @Nullable String constant,
    @Nullable String text,
    @Nullable Map<String, String> values,
    @Nullable String otherwise,
    @Nullable Taken lookup,
    @Nullable String as,
    @JsonProperty("default") @Nullable String fallback) {
  /** Keeps words that are not among the values. */
  public static final String KEEP = "keep";

  /** All parts by their names. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Cell {}

  /** Short for a column. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Cell ofColumn(String column) {
    return new Cell(column, null, null, null, null, null, null, null);
  }

  /**
   * What a look-up takes.
   *
   * @param in the table, one of the mapping's look-ups
   * @param take the column of that table
   */
  public record Taken(@Nullable String in, @Nullable String take) {}
}
