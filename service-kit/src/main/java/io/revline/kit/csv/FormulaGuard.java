package io.revline.kit.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from calculating with what is only text: a cell that begins like a formula is
 * written with an apostrophe in front, and read without it. Cells that have such an apostrophe of
 * their own get one more, so that every cell comes back as it was.
 */
public final class FormulaGuard {
  private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");

  private FormulaGuard() {}

  /** A cell of text as it is written. */
  public static String written(String cell) {
    return LIKE_A_FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** A cell as it was before it was written. */
  public static String read(String cell) {
    return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches()
        ? cell.substring(1)
        : cell;
  }
}
