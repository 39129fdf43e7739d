package io.revline.kit.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables that words are looked up in, by name. */
public final class Lookups {
  private final Map<String, Map<String, Map<String, @Nullable String>>> tables = new HashMap<>();

  /** Adds a row of a table: its cells by column. */
  public void add(String table, String word, Map<String, @Nullable String> cells) {
    tables.computeIfAbsent(table, name -> new HashMap<>()).put(word, cells);
  }

  /** The cells of a word by column, or null when the table does not have it. */
  @Nullable Map<String, @Nullable String> find(String table, String word) {
    return tables.getOrDefault(table, Map.of()).get(word);
  }
}
