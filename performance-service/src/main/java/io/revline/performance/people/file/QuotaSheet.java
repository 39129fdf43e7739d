package io.revline.performance.people.file;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.people.Quota;
import io.revline.kit.problem.InvalidInput;
import io.revline.performance.people.Entry;
import io.revline.performance.people.QuotaEntry;
import io.revline.performance.people.QuotaEntry.AmountEntry;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quotas as CSV: a row for each. */
public final class QuotaSheet {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

  /** The columns there may be. */
  public static final List<String> COLUMNS =
      List.of("rep", "team", "period", "measure", "amount", "currency", "count");

  /** The table whatever it is read from. */
  public static final PeopleTable<Quota> TABLE =
      new PeopleTable<>(
          COLUMNS,
          Map.of("amount.amount", "amount", "amount.currency", "currency"),
          QuotaSheet::of);

  private QuotaSheet() {}

  /** Reads a file. */
  public static Sheet<Quota> read(byte[] file) {
    return of(Csv.read(file, COLUMNS));
  }

  private static Sheet<Quota> of(List<CsvRow> lines) {
    return new Sheet<>(
        lines.stream().map(QuotaSheet::entry).toList(), lines.stream().map(CsvRow::line).toList());
  }

  private static Entry<Quota> entry(CsvRow row) {
    return path ->
        new QuotaEntry(
                row.cell("rep"),
                row.cell("team"),
                row.cell("period"),
                row.cell("measure"),
                amount(row),
                count(row.cell("count")))
            .named(path);
  }

  private static @Nullable AmountEntry amount(CsvRow row) {
    AmountEntry amount = new AmountEntry(row.cell("amount"), row.cell("currency"));
    return amount.amount() == null && amount.currency() == null ? null : amount;
  }

  private static @Nullable Long count(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    if (!WHOLE.matcher(cell).matches()) {
      throw InvalidInput.of("count", "must be a whole number such as 12");
    }
    return Long.valueOf(cell);
  }
}
