package io.revline.forecast.past;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.revline.forecast.model.DealHistory;
import io.revline.forecast.model.DealState;
import io.revline.forecast.model.DealState.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deals of a real set, read from its files as its README says and by no code of the product.
 *
 * @param deals with all that became of them
 * @param segments by deal, the part of the business it belongs to
 * @param worths by deal, what it brought when it was won
 */
public record PastDeals(
    List<DealHistory> deals, Map<UUID, String> segments, Map<UUID, BigDecimal> worths) {

  /** 2,737 opportunities of a chip maker, counted, in sales segments. */
  public static PastDeals chipPipeline() {
    Map<String, List<NamedCsvRecord>> changes = new LinkedHashMap<>();
    rows("chip_pipeline/change_events_before_2016.csv")
        .forEach(row ->
            changes
                .computeIfAbsent(row.getField("opportunity_id"), id -> new ArrayList<>())
                .add(row));
    PastDeals past = new PastDeals(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    changes.forEach((id, rows) -> past.addChip(id, rows));
    return past;
  }

  /** 8,300 opportunities of a hardware seller with a date of engagement, in regions. */
  public static PastDeals mavenCrm() {
    Map<String, String> regions = new HashMap<>();
    rows("maven_crm/sales_teams.csv")
        .forEach(row -> regions.put(row.getField("sales_agent"), row.getField("regional_office")));
    PastDeals past = new PastDeals(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    rows("maven_crm/sales_pipeline.csv").stream()
        .filter(row -> !row.getField("engage_date").isEmpty())
        .forEach(row -> past.addMaven(row, regions));
    return past;
  }

  /** When a deal was first won before a moment. */
  public static Optional<Instant> wonAt(DealHistory deal, Instant before) {
    return deal.states().stream()
        .filter(state -> state.status() == Status.WON)
        .map(DealState::from)
        .filter(from -> from.isBefore(before))
        .findFirst();
  }

  /** Whether a deal was won in some days from a moment on. */
  public static boolean wonWithin(DealHistory deal, Instant from, int days) {
    Instant to = from.plus(Duration.ofDays(days));
    return deal.states().stream()
        .filter(state -> state.status() == Status.WON)
        .anyMatch(state -> !state.from().isBefore(from) && state.from().isBefore(to));
  }

  private void addChip(String id, List<NamedCsvRecord> rows) {
    rows.sort(
        Comparator.comparing((NamedCsvRecord row) -> row.getField("occurred_at"))
            .thenComparing(row -> Integer.parseInt(row.getField("seq"))));
    Map<String, String> now = new HashMap<>();
    List<DealState> states = new ArrayList<>();
    Instant created = moment(rows.getFirst());
    UUID deal = new UUID(0, Long.parseLong(id));
    String stage = "6";
    LocalDate due = null;
    String customer = null;
    for (NamedCsvRecord row : rows) {
      String value = row.getField("new");
      switch (row.getField("field")) {
        case "stage" -> stage = value.equals("7") ? stage : value;
        case "decision_date" -> due = value.isEmpty() ? null : LocalDate.parse(value);
        case "customer" -> customer = value;
        default -> now.put(row.getField("field"), value);
      }
      segments.putIfAbsent(deal, "none");
      if (row.getField("field").equals("sales_segment")) {
        segments.replace(deal, "none", value);
      }
      states.add(
          new DealState(
              moment(row), status(stage), stage, null, customer, null, due, List.of(), now));
    }
    deals.add(new DealHistory(deal, id, created, states));
    worths.put(deal, BigDecimal.ONE);
  }

  private static Status status(String stage) {
    return switch (stage) {
      case "4", "9" -> Status.WON;
      case "1", "8" -> Status.LOST;
      default -> Status.OPEN;
    };
  }

  private void addMaven(NamedCsvRecord row, Map<String, String> regions) {
    String agent = row.getField("sales_agent");
    UUID deal = new UUID(1, deals.size());
    List<DealState> states = new ArrayList<>();
    Instant engaged = day(row.getField("engage_date"));
    states.add(state(row, engaged, Status.OPEN, "Engaging"));
    if (!row.getField("close_date").isEmpty()) {
      boolean won = row.getField("deal_stage").equals("Won");
      states.add(
          state(
              row,
              day(row.getField("close_date")),
              won ? Status.WON : Status.LOST,
              row.getField("deal_stage")));
      worths.put(deal, new BigDecimal(row.getField("close_value")));
    }
    segments.put(deal, Objects.requireNonNull(regions.get(agent)));
    deals.add(new DealHistory(deal, row.getField("opportunity_id"), engaged, states));
  }

  private static DealState state(NamedCsvRecord row, Instant from, Status status, String stage) {
    @Nullable String account = row.getField("account").isEmpty() ? null : row.getField("account");
    return new DealState(
        from,
        status,
        stage,
        row.getField("sales_agent"),
        account,
        null,
        null,
        List.of(row.getField("product")),
        Map.of());
  }

  private static Instant moment(NamedCsvRecord row) {
    return LocalDateTime.parse(row.getField("occurred_at")).toInstant(ZoneOffset.UTC);
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static List<NamedCsvRecord> rows(String file) {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("revline.data"), "-Drevline.data"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("give the folder of the shared data by -Drevline.data", e);
    }
  }
}
