package io.revline.kit.export;

import io.revline.kit.csv.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook. Its header stays in sight; rows beyond what a sheet holds go on in another
 * one, under the same header. Instants are in UTC.
 */
final class XlsxTable implements TableWriter {
  /** With the header, as many as a sheet can have. */
  static final int MOST_ROWS = 1_048_576;

  /** As many characters as a cell can have. */
  static final int MOST_CHARACTERS = 32_767;

  /** Numbers are binary fractions there: they hold no more digits than these. */
  private static final int MOST_DIGITS = 15;

  /** Before this, calendars of spreadsheets differ: they have a 29th of February 1900. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final String CUT = "... (cut here: the CSV has all %d characters)";
  private static final int FLUSH_EVERY = 100;

  private final Table table;
  private final int most;
  private final Workbook book;
  private Worksheet sheet;
  private int sheets;
  private int rows;

  XlsxTable(Table table, OutputStream body) {
    this(table, body, MOST_ROWS);
  }

  /** With fewer rows to a sheet. */
  XlsxTable(Table table, OutputStream body, int most) {
    this.table = table;
    this.most = most;
    book = new Workbook(body, "Revline", null);
    sheet = begun();
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    if (rows == most) {
      sheet.finish();
      sheet = begun();
    }
    for (int column = 0; column < cells.size(); column++) {
      write(column, cells.get(column));
    }
    rows++;
    if (rows % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  /** Closing the workbook would do the same, so it is closed nowhere: half of one stays broken. */
  @Override
  public void finish() throws IOException {
    book.finish();
  }

  private Worksheet begun() {
    sheets++;
    Worksheet fresh = book.newWorksheet(sheets == 1 ? table.name() : table.name() + " " + sheets);
    fresh.freezePane(0, 1);
    for (int column = 0; column < table.columns().size(); column++) {
      fresh.inlineString(0, column, table.columns().get(column));
    }
    rows = 1;
    return fresh;
  }

  private void write(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {
        // A cell that says nothing is not written.
      }
      case BigDecimal number when number.stripTrailingZeros().precision() > MOST_DIGITS ->
          text(column, number.toPlainString());
      case Number number -> sheet.value(rows, column, number);
      case Boolean truth -> sheet.value(rows, column, truth);
      case LocalDate date when !date.isBefore(FIRST_DAY) -> {
        sheet.value(rows, column, date);
        sheet.style(rows, column).format("yyyy-mm-dd").set();
      }
      case Instant instant when !utc(instant).toLocalDate().isBefore(FIRST_DAY) -> {
        sheet.value(rows, column, utc(instant));
        sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss.000").set();
      }
      default -> text(column, FormulaGuard.written(cell.toString()));
    }
  }

  /** Inline, for a table of the texts that occur would be held in memory until the end. */
  private void text(int column, String text) {
    if (text.length() <= MOST_CHARACTERS) {
      sheet.inlineString(rows, column, text);
    } else {
      String note = CUT.formatted(text.length());
      int end = MOST_CHARACTERS - note.length();
      // Half a character is none that a workbook may hold.
      int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
      sheet.inlineString(rows, column, text.substring(0, whole) + note);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
