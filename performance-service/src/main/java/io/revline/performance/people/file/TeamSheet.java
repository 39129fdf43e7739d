package io.revline.performance.people.file;

import io.revline.kit.csv.CsvRow;
import io.revline.kit.people.Team;
import io.revline.performance.people.TeamEntry;
import io.revline.performance.people.TeamEntry.PlacementEntry;
import java.util.List;
import java.util.Map;

/** Teams as CSV: a row for each place in the hierarchy, and one row for a team without any. */
public final class TeamSheet {
  private static final List<String> OWN = List.of("name", "region");
  private static final List<String> PLACEMENT = List.of("parent", "parentFrom", "parentTo");

  /** The columns there may be. */
  public static final List<String> COLUMNS =
      List.of("id", "name", "region", "parent", "parentFrom", "parentTo");

  /** The table whatever it is read from. */
  public static final PeopleTable<Team> TABLE =
      new PeopleTable<>(
          COLUMNS,
          Map.of(
              "parents.parent", "parent", "parents.from", "parentFrom", "parents.to", "parentTo"),
          TeamSheet::of);

  private TeamSheet() {}

  /** Reads a file. */
  public static Sheet<Team> read(byte[] file) {
    return of(Csv.read(file, COLUMNS));
  }

  private static Sheet<Team> of(List<CsvRow> lines) {
    return Groups.of(lines, OWN, TeamSheet::entry);
  }

  private static TeamEntry entry(List<CsvRow> rows) {
    CsvRow first = rows.getFirst();
    return new TeamEntry(
        first.cell("id"),
        first.cell("name"),
        first.cell("region"),
        rows.stream()
            .filter(row -> PLACEMENT.stream().anyMatch(column -> row.cell(column) != null))
            .map(row ->
                new PlacementEntry(
                    row.cell("parent"), row.cell("parentFrom"), row.cell("parentTo")))
            .toList());
  }
}
