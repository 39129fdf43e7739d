package io.revline.performance.people.file;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.people.Rep;
import io.revline.performance.people.RepEntry;
import io.revline.performance.people.RepEntry.MembershipEntry;
import java.util.List;
import java.util.Map;

/** Reps as CSV: a row for each membership, and one row for a rep without any. */
public final class RepSheet {
  private static final List<String> OWN = List.of("name", "from", "to");
  private static final List<String> MEMBERSHIP = List.of("team", "role", "memberFrom", "memberTo");

  /** The columns there may be. */
  public static final List<String> COLUMNS =
      List.of("id", "name", "from", "to", "team", "role", "memberFrom", "memberTo");

  /** The table whatever it is read from. */
  public static final PeopleTable<Rep> TABLE =
      new PeopleTable<>(
          COLUMNS,
          Map.of(
              "memberships.team",
              "team",
              "memberships.role",
              "role",
              "memberships.from",
              "memberFrom",
              "memberships.to",
              "memberTo"),
          RepSheet::of);

  private RepSheet() {}

  /** Reads a file. */
  public static Sheet<Rep> read(byte[] file) {
    return of(Csv.read(file, COLUMNS));
  }

  private static Sheet<Rep> of(List<CsvRow> lines) {
    return Groups.of(lines, OWN, RepSheet::entry);
  }

  private static RepEntry entry(List<CsvRow> rows) {
    CsvRow first = rows.getFirst();
    return new RepEntry(
        first.cell("id"),
        first.cell("name"),
        first.cell("from"),
        first.cell("to"),
        rows.stream()
            .filter(row -> MEMBERSHIP.stream().anyMatch(column -> row.cell(column) != null))
            .map(row ->
                new MembershipEntry(
                    row.cell("team"),
                    row.cell("role"),
                    row.cell("memberFrom"),
                    row.cell("memberTo")))
            .toList());
  }
}
