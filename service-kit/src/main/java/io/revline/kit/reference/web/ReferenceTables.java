package io.revline.kit.reference.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.revline.kit.caller.Provenance;
import io.revline.kit.csv.CsvFile;
import io.revline.kit.csv.CsvRow;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.Written.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** References as tables in CSV. A table is taken as a whole or, if any row is wrong, not at all. */
@ApplicationScoped
class ReferenceTables {
  /** Enough to see what is wrong with a file. */
  private static final int MOST_REPORTED = 1_000;

  /** A table of the largest size takes longer than a transaction may by default. */
  private static final int MOST_SECONDS = 300;

  private final ReferenceCommands commands;

  ReferenceTables(ReferenceCommands commands) {
    this.commands = commands;
  }

  private record Line<T>(long number, Draft<T> draft) {}

  /**
   * Writes every row of a table.
   *
   * @throws InvalidInput with line, column and reason of every row that is wrong; nothing is
   *     written then
   */
  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  <T, Q> UploadResponse upload(
      ReferenceKind<T> kind, ReferenceForm<T, Q, ?> form, byte[] file, Provenance by) {
    List<CsvRow> rows = CsvFile.read(file, form.columns().names());
    List<Violation> wrong = new ArrayList<>();
    // By id, which is the order in which all writers lock.
    Map<String, Line<T>> lines = lines(form, rows, wrong);
    refuse(wrong);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    lines
        .values()
        .forEach(line -> {
          try {
            outcomes.merge(commands.upsert(kind, line.draft(), by).outcome(), 1, Integer::sum);
          } catch (InvalidInput e) {
            wrong.addAll(at(line.number(), e));
          }
        });
    refuse(wrong);
    return new UploadResponse(
        rows.size(),
        outcomes.getOrDefault(Outcome.CREATED, 0),
        outcomes.getOrDefault(Outcome.CHANGED, 0),
        outcomes.getOrDefault(Outcome.UNCHANGED, 0));
  }

  private static <T, Q> Map<String, Line<T>> lines(
      ReferenceForm<T, Q, ?> form, List<CsvRow> rows, List<Violation> wrong) {
    Map<String, Line<T>> lines = new TreeMap<>();
    for (CsvRow row : rows) {
      try {
        Draft<T> draft = form.draft(null, form.fromRow(row));
        Line<T> earlier = lines.putIfAbsent(draft.id(), new Line<>(row.line(), draft));
        if (earlier != null) {
          throw InvalidInput.of(
              form.columns().names().getFirst(),
              "%s stands in line %d already".formatted(draft.id(), earlier.number()));
        }
      } catch (InvalidInput e) {
        wrong.addAll(at(row.line(), e));
      }
    }
    return lines;
  }

  private static List<Violation> at(long line, InvalidInput refusal) {
    return refusal.violations().stream()
        .map(each -> new Violation("line %d, %s".formatted(line, each.field()), each.message()))
        .toList();
  }

  private static void refuse(List<Violation> wrong) {
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong.subList(0, Math.min(wrong.size(), MOST_REPORTED)));
    }
  }
}
