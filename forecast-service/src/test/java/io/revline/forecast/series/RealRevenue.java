package io.revline.forecast.series;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Revenue of the shared data sets by key and period, read from their files and nothing else.
 *
 * @param first the first period, as months or quarters since the year 0
 * @param byKey what each key brought, period by period
 */
record RealRevenue(int first, Map<String, double[]> byKey) {
  private record Sale(String key, LocalDate day, double worth) {}

  /** Won opportunities of maven_crm by a column of theirs; of all together by none. */
  static RealRevenue maven(Function<NamedCsvRecord, String> key, Step step) {
    return of(
        rows("maven_crm/sales_pipeline.csv")
            .filter(row -> row.getField("deal_stage").equals("Won"))
            .map(row ->
                new Sale(
                    key.apply(row),
                    LocalDate.parse(row.getField("close_date")),
                    Double.parseDouble(row.getField("close_value"))))
            .toList(),
        step);
  }

  /** Order lines of adventureworks by a column of theirs. */
  static RealRevenue adventureWorks(Function<NamedCsvRecord, String> key, Step step) {
    return of(
        rows("adventureworks/FactResellerSales.csv")
            .map(row ->
                new Sale(
                    key.apply(row),
                    LocalDate.parse(row.getField("OrderDate")),
                    Double.parseDouble(row.getField("SalesAmount"))))
            .toList(),
        step);
  }

  /** The regional office of each agent of maven_crm. */
  static Map<String, String> offices() {
    Map<String, String> offices = new TreeMap<>();
    rows("maven_crm/sales_teams.csv")
        .forEach(row -> offices.put(row.getField("sales_agent"), row.getField("regional_office")));
    return offices;
  }

  private static RealRevenue of(Collection<Sale> sales, Step step) {
    int first = sales.stream().mapToInt(sale -> number(sale.day(), step)).min().orElseThrow();
    int last = sales.stream().mapToInt(sale -> number(sale.day(), step)).max().orElseThrow();
    Map<String, double[]> byKey = new TreeMap<>();
    for (Sale sale : sales) {
      byKey
              .computeIfAbsent(sale.key(), key -> new double[last - first + 1])[
              number(sale.day(), step) - first] +=
          sale.worth();
    }
    return new RealRevenue(first, byKey);
  }

  private static int number(LocalDate day, Step step) {
    int month = day.getYear() * 12 + day.getMonthValue() - 1;
    return step == Step.MONTH ? month : month / 3;
  }

  /** Where a month or quarter stands. */
  int at(int year, int number, Step step) {
    return year * step.year() + number - 1 - first;
  }

  private static Stream<NamedCsvRecord> rows(String file) {
    Path data =
        Path.of(Objects.requireNonNull(System.getProperty("revline.data"), "-Drevline.data"));
    try {
      return CsvReader.builder().ofNamedCsvRecord(data.resolve(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("give the folder of the shared data by -Drevline.data", e);
    }
  }
}
