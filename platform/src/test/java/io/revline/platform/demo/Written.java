package io.revline.platform.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables as somebody reads them who knows nothing of how they came about. */
record Written(Path folder, List<String> names, Map<String, List<NamedCsvRecord>> known) {
  Written(Path folder, List<String> names) {
    this(folder, names, new HashMap<>());
  }

  /** The rows of a table, of all years if there is one for each. */
  List<NamedCsvRecord> rows(String table) {
    return known.computeIfAbsent(table, this::read);
  }

  private List<NamedCsvRecord> read(String table) {
    return names.stream()
        .filter(name -> name.matches(table + "(-\\d{4})?"))
        .flatMap(name -> read(folder.resolve(name + ".csv")).stream())
        .toList();
  }

  private static List<NamedCsvRecord> read(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column of a table. */
  List<String> column(String table, String column) {
    return rows(table).stream().map(row -> row.getField(column)).toList();
  }

  /**
   * An opportunity.
   *
   * @param rows how it stood, the earliest first
   */
  record Deal(List<NamedCsvRecord> rows) {
    Instant created() {
      return at(rows.getFirst());
    }

    static Instant at(NamedCsvRecord row) {
      return Instant.parse(row.getField("at"));
    }

    NamedCsvRecord now() {
      return rows.getLast();
    }

    String stage() {
      return now().getField("stage");
    }

    boolean isWon() {
      return stage().equals("won");
    }

    boolean isOpen() {
      return !isWon() && !stage().equals("lost");
    }

    /** The last moment told of: of a closed one, when it closed. */
    Instant last() {
      return at(now());
    }

    LocalDate day() {
      return LocalDate.ofInstant(last(), ZoneOffset.UTC);
    }

    /** In US dollars; the exact rate does not matter where ranges are wide. */
    double worth() {
      return worth(now());
    }

    static double worth(NamedCsvRecord row) {
      return dollars(Double.parseDouble(row.getField("amount")), row.getField("currency"));
    }
  }

  /** The opportunities. */
  List<Deal> deals() {
    Map<String, List<NamedCsvRecord>> byId =
        rows("opportunities").stream()
            .collect(groupingBy(row -> row.getField("id"), LinkedHashMap::new, toList()));
    return byId.values().stream().map(Deal::new).toList();
  }

  /** A win of a rep, of an opportunity or an order, in US dollars. */
  record Win(String rep, LocalDate day, double worth, double days) {}

  /** All of them. */
  List<Win> wins() {
    Stream<Win> deals =
        deals().stream()
            .filter(Deal::isWon)
            .map(deal ->
                new Win(
                    deal.now().getField("owner"),
                    deal.day(),
                    deal.worth(),
                    days(deal.created(), deal.last())));
    Stream<Win> orders =
        orders().values().stream()
            .filter(lines -> lines.getFirst().getField("state").equals("Paid"))
            .map(Written::win);
    return Stream.concat(deals, orders).toList();
  }

  /** The lines of each order. */
  Map<String, List<NamedCsvRecord>> orders() {
    return rows("orders").stream().collect(groupingBy(row -> row.getField("order")));
  }

  private static Win win(List<NamedCsvRecord> lines) {
    NamedCsvRecord first = lines.getFirst();
    Instant closed = Instant.parse(first.getField("closed"));
    double worth = lines.stream().mapToDouble(Written::net).sum();
    return new Win(
        first.getField("rep"),
        LocalDate.ofInstant(closed, ZoneOffset.UTC),
        worth,
        days(Instant.parse(first.getField("opened")), closed));
  }

  private static double net(NamedCsvRecord line) {
    return Double.parseDouble(line.getField("quantity"))
        * Double.parseDouble(line.getField("price"))
        * (1 - Double.parseDouble(line.getField("discount")) / 100);
  }

  /** Quotas by rep and quarter, in US dollars. */
  Map<String, Map<String, Double>> quotas() {
    Map<String, Map<String, Double>> quotas = new TreeMap<>();
    for (NamedCsvRecord row : rows("quotas")) {
      quotas
          .computeIfAbsent(row.getField("period"), period -> new TreeMap<>())
          .merge(
              row.getField("rep"),
              dollars(Double.parseDouble(row.getField("amount")), row.getField("currency")),
              Double::sum);
    }
    return quotas;
  }

  /** Quotas of a quarter by rep, in US dollars. */
  Map<String, Double> quotas(String quarter) {
    return quotas().getOrDefault(quarter, Map.of());
  }

  static double days(Instant from, Instant to) {
    return (to.getEpochSecond() - from.getEpochSecond()) / 86_400.0;
  }

  /** The quarter of a day as a period is named. */
  static String quarter(LocalDate day) {
    return day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
  }

  private static double dollars(double worth, String currency) {
    return currency.equals("EUR") ? worth * 1.08 : worth;
  }
}
