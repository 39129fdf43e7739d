package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deals of the shared data sets, straight from their files. */
final class PastDeals {
  private PastDeals() {}

  /** Opportunities of a chip maker, each change of which is known. */
  static List<DealHistory> chip() {
    Map<String, List<String[]>> changes = new TreeMap<>();
    rows("chip_pipeline/change_events_before_2016.csv")
        .forEach(row -> changes.computeIfAbsent(row[0], first -> new ArrayList<>()).add(row));
    return changes.values().stream().map(PastDeals::chip).toList();
  }

  /** Opportunities of a hardware seller, from their engagement on. */
  static List<DealHistory> maven() {
    return rows("maven_crm/sales_pipeline.csv").stream()
        .filter(row -> !row[5].isEmpty())
        .map(PastDeals::maven)
        .toList();
  }

  /** Whether a deal is won in the days from a moment on. */
  static boolean wonWithin(DealHistory deal, Instant from, int days) {
    Instant to = from.plus(Duration.ofDays(days));
    return deal.states().stream()
        .filter(state -> state.status() == Status.WON)
        .anyMatch(state -> !state.from().isBefore(from) && state.from().isBefore(to));
  }

  private static DealHistory chip(List<String[]> changes) {
    changes.sort(
        Comparator.comparing((String[] change) -> change[2])
            .thenComparingInt(change -> Integer.parseInt(change[1])));
    Map<String, String> now = new HashMap<>();
    List<DealState> states = new ArrayList<>();
    for (String[] change : changes) {
      now.put(change[3], change[5]);
      states.add(chipState(Instant.parse(change[2] + "Z"), now));
    }
    String id = changes.getFirst()[0];
    return new DealHistory(new UUID(0, Long.parseLong(id)), id, states.getFirst().from(), states);
  }

  private static DealState chipState(Instant from, Map<String, String> now) {
    Map<String, String> fields = new HashMap<>(now);
    String stage = fields.remove("stage");
    String customer = fields.remove("customer");
    String due = Objects.requireNonNullElse(fields.remove("decision_date"), "");
    return new DealState(
        from,
        status(Objects.requireNonNullElse(stage, "6")),
        stage,
        null,
        customer,
        null,
        due.isEmpty() ? null : LocalDate.parse(due),
        List.of(),
        fields);
  }

  private static Status status(String stage) {
    return switch (stage) {
      case "4", "9" -> Status.WON;
      case "1", "8" -> Status.LOST;
      default -> Status.OPEN;
    };
  }

  private static DealHistory maven(String[] row) {
    Instant engaged = day(row[5]);
    List<DealState> states = new ArrayList<>();
    states.add(mavenState(row, engaged, Status.OPEN, null));
    if (!row[6].isEmpty()) {
      Status end = row[4].equals("Won") ? Status.WON : Status.LOST;
      states.add(mavenState(row, day(row[6]), end, new BigDecimal(row[7])));
    }
    UUID id = UUID.nameUUIDFromBytes(row[0].getBytes(StandardCharsets.UTF_8));
    return new DealHistory(id, row[0], engaged, states);
  }

  private static DealState mavenState(
      String[] row, Instant from, Status status, @Nullable BigDecimal amount) {
    return new DealState(
        from,
        status,
        status == Status.OPEN ? "Engaging" : row[4],
        row[1],
        row[3].isEmpty() ? null : row[3],
        amount,
        null,
        List.of(row[2]),
        Map.of());
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** No cell of these files has a comma within. */
  private static List<String[]> rows(String file) {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                System.getProperty("revline.data"),
                "give the folder of the shared data by -Drevline.data"));
    try {
      return Files.readAllLines(folder.resolve(file)).stream()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("give the folder of the shared data by -Drevline.data", e);
    }
  }
}
