package io.revline.kit.reference.web;

import io.revline.kit.caller.Provenance;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.Written;
import java.util.List;

/** A kind of reference as a table that is written row by row. */
public final class ReferenceSheet {
  private final String name;
  private final List<String> columns;
  private final Writing writing;

  private ReferenceSheet(String name, List<String> columns, Writing writing) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.writing = writing;
  }

  /**
   * The sheet of a kind.
   *
   * @param name what it is called among the sheets, in the plural
   */
  public static <T, Q> ReferenceSheet of(
      String name, ReferenceKind<T> kind, ReferenceForm<T, Q, ?> form, ReferenceCommands commands) {
    return new ReferenceSheet(
        name,
        form.columns().names(),
        (row, by) -> commands.upsert(kind, form.draft(null, form.fromRow(row)), by).outcome());
  }

  /** What it is called among the sheets. */
  public String name() {
    return name;
  }

  /** The columns a row may have. */
  public List<String> columns() {
    return columns;
  }

  /**
   * Creates or replaces the object of a row.
   *
   * @return whether that changed anything
   * @throws io.revline.kit.problem.InvalidInput naming the column at fault; nothing is written then
   */
  public boolean write(CsvRow row, Provenance by) {
    return writing.of(row, by) != Written.Outcome.UNCHANGED;
  }

  @FunctionalInterface
  private interface Writing {
    Written.Outcome of(CsvRow row, Provenance by);
  }
}
