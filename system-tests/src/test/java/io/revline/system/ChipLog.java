package io.revline.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chip maker's log, read from its file as the README of the data says and by no code of the
 * product: pieces of it to import, and what became of its deals.
 */
final class ChipLog {
  private static final String HEADER = "opportunity_id,seq,occurred_at,field,old,new";
  private static final Set<String> WON = Set.of("4", "9");
  private static final Set<String> OPEN = Set.of("2", "3", "5", "6");

  /** It says nothing of how a deal stands. */
  private static final String NOISE = "7";

  private final Map<String, List<Change>> deals = new LinkedHashMap<>();

  /** A line of the log. */
  record Change(String deal, long seq, Instant at, String field, String value) {
    private String line() {
      return "%s,%d,%s,%s,,%s".formatted(deal, seq, at, field, value);
    }

    private boolean isStage() {
      return field.equals("stage") && !value.equals(NOISE);
    }
  }

  ChipLog(Path file) {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      rows.stream()
          .map(row ->
              new Change(
                  row.getField("opportunity_id"),
                  Long.parseLong(row.getField("seq")),
                  LocalDateTime.parse(row.getField("occurred_at")).toInstant(ZoneOffset.UTC),
                  row.getField("field"),
                  row.getField("new")))
          .forEach(
              change -> deals.computeIfAbsent(change.deal(), id -> new ArrayList<>()).add(change));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Comparator<Change> inOrder = Comparator.comparing(Change::at).thenComparing(Change::seq);
    deals.values().forEach(changes -> changes.sort(inOrder));
  }

  /** The changes of each deal, in their order. */
  Map<String, List<Change>> deals() {
    return deals;
  }

  /** A table of what happened from one moment on and before another. */
  byte[] between(Instant from, Instant to) {
    return table(
        deals.values().stream()
            .flatMap(List::stream)
            .filter(change -> !change.at().isBefore(from) && change.at().isBefore(to)));
  }

  /** A table of changes. */
  static byte[] table(Stream<Change> changes) {
    return Stream.concat(Stream.of(HEADER), changes.map(Change::line))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(UTF_8);
  }

  /** The deals that stood open at a moment and had never been won. */
  Set<String> openAt(Instant moment) {
    return where(changes -> {
      List<String> stages =
          changes.stream()
              .filter(change -> change.isStage() && change.at().isBefore(moment))
              .map(Change::value)
              .toList();
      return !stages.isEmpty()
          && OPEN.contains(stages.getLast())
          && stages.stream().noneMatch(WON::contains);
    });
  }

  /** The deals that were first won from one moment on and before another. */
  Set<String> firstWonBetween(Instant from, Instant to) {
    return where(changes ->
        changes.stream()
            .filter(change -> change.isStage() && WON.contains(change.value()))
            .map(Change::at)
            .findFirst()
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .isPresent());
  }

  private Set<String> where(Predicate<List<Change>> holds) {
    return deals.entrySet().stream()
        .filter(deal -> holds.test(deal.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
