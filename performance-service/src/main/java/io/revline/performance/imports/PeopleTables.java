package io.revline.performance.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.revline.kit.caller.Caller;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.imports.Chunk;
import io.revline.kit.imports.Importer;
import io.revline.kit.imports.PlainColumns;
import io.revline.kit.imports.Row;
import io.revline.kit.imports.RowReader;
import io.revline.kit.imports.Running;
import io.revline.kit.imports.file.Cell;
import io.revline.kit.imports.file.Mapping;
import io.revline.kit.imports.file.Shape;
import io.revline.kit.problem.Forbidden;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Refusal;
import io.revline.kit.problem.Violation;
import io.revline.performance.people.QuotaRules;
import io.revline.performance.people.Register;
import io.revline.performance.people.Register.Done;
import io.revline.performance.people.Register.Refused;
import io.revline.performance.people.Register.Result;
import io.revline.performance.people.RepRules;
import io.revline.performance.people.Rules;
import io.revline.performance.people.TeamRules;
import io.revline.performance.people.file.PeopleTable;
import io.revline.performance.people.file.QuotaSheet;
import io.revline.performance.people.file.RepSheet;
import io.revline.performance.people.file.Sheet;
import io.revline.performance.people.file.TeamSheet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables of reps, teams and quotas. The rows of one rep or team make it together, so it is written
 * when all of them can be used, and not at all otherwise.
 */
@ApplicationScoped
class PeopleTables implements Importer {
  private static final String ID = "id";

  private final Register register;
  private final Map<Shape, Kind<?>> kinds;

  PeopleTables(Register register, RepRules reps, TeamRules teams, QuotaRules quotas) {
    this.register = register;
    this.kinds =
        Map.of(
            Shape.REPS, new Kind<>(RepSheet.TABLE, reps),
            Shape.TEAMS, new Kind<>(TeamSheet.TABLE, teams),
            Shape.QUOTAS, new Kind<>(QuotaSheet.TABLE, quotas));
  }

  private record Kind<T>(PeopleTable<T> table, Rules<T> rules) {}

  @Override
  public Set<Shape> shapes() {
    return kinds.keySet();
  }

  /** Teams name each other in any order, so as many as possible are read together. */
  @Override
  public int chunk() {
    return 5_000;
  }

  @Override
  public void check(Mapping mapping, RowReader rows, Caller caller) {
    if (!caller.roles().contains("revops")) {
      throw new Forbidden("reps, teams and quotas are written by the role revops");
    }
    PlainColumns.check(mapping, kind(mapping.kind()).table().columns());
  }

  @Override
  public String key(Mapping mapping, RowReader rows, long number, List<String> cells) {
    Cell id = Objects.requireNonNull(mapping.columns()).get(ID);
    String key = rows.key(id, cells);
    return key.isEmpty() ? RowReader.inOrder(number) : key;
  }

  @Override
  public void apply(Running job, Mapping mapping, RowReader reader, List<Row> rows, Chunk chunk) {
    apply(kind(job.shape()), job, mapping, reader, rows, chunk);
  }

  private <T> void apply(
      Kind<T> kind, Running job, Mapping mapping, RowReader reader, List<Row> rows, Chunk chunk) {
    Map<Long, List<Row>> byFirstLine = new HashMap<>();
    List<CsvRow> readable = new ArrayList<>();
    rows.stream()
        .collect(groupingBy(Row::key, LinkedHashMap::new, toList()))
        .values()
        .forEach(together -> {
          readable.addAll(read(mapping, reader, together, chunk));
          byFirstLine.put(together.getFirst().line(), together);
        });
    Sheet<T> sheet = kind.table().read(readable);
    for (Result<T> result : register.putAll(kind.rules(), sheet.entries(), job.provenance())) {
      List<Row> together =
          Objects.requireNonNull(byFirstLine.get(sheet.lines().get(result.index())));
      switch (result) {
        case Done<T> done -> chunk.done(done.written().isNews(), together.size());
        case Refused<T> refused -> {
          InvalidInput reason = reason(kind.table(), mapping, refused.refusal());
          together.forEach(row -> chunk.reject(row, reason));
        }
      }
    }
  }

  /** The cells of rows that belong together, or nothing when one of them cannot be read. */
  private static List<CsvRow> read(
      Mapping mapping, RowReader reader, List<Row> together, Chunk chunk) {
    List<CsvRow> read = new ArrayList<>();
    Map<Row, InvalidInput> wrong = new LinkedHashMap<>();
    for (Row row : together) {
      try {
        read.add(PlainColumns.of(mapping, reader, row));
      } catch (InvalidInput e) {
        wrong.put(row, e);
      }
    }
    if (wrong.isEmpty()) {
      return read;
    }
    InvalidInput other =
        InvalidInput.of(
            "row",
            "belongs to that of line %d, which cannot be used"
                .formatted(wrong.keySet().iterator().next().line()));
    together.forEach(row -> chunk.reject(row, wrong.getOrDefault(row, other)));
    return List.of();
  }

  /** People mend columns of their file, not fields. */
  private static InvalidInput reason(PeopleTable<?> table, Mapping mapping, Refusal refusal) {
    if (!(refusal instanceof InvalidInput wrong)) {
      return InvalidInput.of("row", String.valueOf(refusal.getMessage()));
    }
    Violation first = wrong.violations().getFirst();
    String column = table.column(first.field());
    @Nullable Cell cell = Objects.requireNonNull(mapping.columns()).get(column);
    return InvalidInput.of(RowReader.place(column, cell), first.message());
  }

  private Kind<?> kind(Shape shape) {
    return Objects.requireNonNull(kinds.get(shape));
  }
}
