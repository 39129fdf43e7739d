package io.revline.kit.currency;

import io.revline.kit.database.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The exchange rates to the corporate currency over time, as known at one moment. That currency
 * itself has the rate 1 always.
 */
public final class RatePeriods {
  private final String corporate;
  private final Map<String, TreeMap<LocalDate, Period>> periods;

  private RatePeriods(String corporate, Map<String, TreeMap<LocalDate, Period>> periods) {
    this.corporate = corporate;
    this.periods = periods;
  }

  private record Period(LocalDate until, BigDecimal rate) {}

  /** The rates that this service knew of at a recorded time. */
  public static RatePeriods known(DataSource database, Instant knownAt) {
    Map<String, TreeMap<LocalDate, Period>> periods = new HashMap<>();
    String corporate =
        Sql.of("SELECT corporate_currency(?) AS corporate", knownAt)
            .first(database, row -> row.getString("corporate"))
            .orElseThrow();
    Sql.of("SELECT currency, since, until, rate FROM rate_periods(?)", knownAt)
        .list(
            database,
            row ->
                periods
                    .computeIfAbsent(row.getString("currency"), currency -> new TreeMap<>())
                    .put(
                        row.getObject("since", LocalDate.class),
                        new Period(
                            row.getObject("until", LocalDate.class), row.getBigDecimal("rate"))));
    return new RatePeriods(corporate, periods);
  }

  /** The currency that totals are in. */
  public String corporate() {
    return corporate;
  }

  /** What one unit of a currency was worth on a day in UTC; null where there is no rate. */
  public @Nullable BigDecimal on(LocalDate day, String currency) {
    TreeMap<LocalDate, Period> known = periods.get(currency);
    Map.Entry<LocalDate, Period> entry = known == null ? null : known.floorEntry(day);
    return entry == null || !day.isBefore(entry.getValue().until())
        ? null
        : entry.getValue().rate();
  }
}
