package io.revline.forecast.model;

import io.revline.forecast.model.DealState.Status;
import io.revline.kit.currency.RatePeriods;
import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads how deals went from the segments that are kept. */
@ApplicationScoped
public class DealHistories {
  /** What is known of a deal beside its custom fields is a category like these. */
  private static final String SEGMENTS =
      """
      SELECT deal_id, external_id, created_at, valid_from, status, deleted, stage, owner, account,
        amount, currency, close_date, pipeline, source,
        ARRAY(SELECT product ->> 'key' FROM jsonb_array_elements(products) AS product
          ORDER BY (product ->> 'weight')::numeric DESC, product ->> 'key') AS product_keys,
        ARRAY(SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(fields)
          WHERE value IS NOT NULL) AS field_texts
      FROM deal_segment AS segment
      WHERE valid_from < ? AND recorded_from < ? AND coalesce(recorded_to, 'infinity') >= ?
      """;

  private static final String OPEN =
      " AND deal_id IN (SELECT deal_id FROM deal_as_of(?, ?) AS deal WHERE status = 'open'";

  private final DataSource database;

  DealHistories(DataSource database) {
    this.database = database;
  }

  /** All deals, as they went before one time, as known before the other. */
  public List<DealHistory> all(Times times) {
    return read(segments(times), times);
  }

  /**
   * The deals that stood open.
   *
   * @param which a further condition upon {@code deal}, such as who may see it
   */
  public List<DealHistory> open(Times times, Sql which) {
    return read(
        segments(times).add(OPEN, times.asOf(), times.knownAt()).add(which).add(")"), times);
  }

  private static Sql segments(Times times) {
    return Sql.of(SEGMENTS, times.asOf(), times.knownAt(), times.knownAt());
  }

  /** A segment that was believed beside a newer one, as while an event was set aside, gives way. */
  private List<DealHistory> read(Sql segments, Times times) {
    Rates rates = new Rates(RatePeriods.known(database, times.knownAt()), times);
    Map<UUID, Building> deals = new LinkedHashMap<>();
    Map<String, String> words = new HashMap<>();
    segments
        .add(" ORDER BY deal_id, valid_from, number")
        .list(
            database,
            row ->
                deals
                    .computeIfAbsent(row.getObject("deal_id", UUID.class), Building::new)
                    .add(row, words, rates));
    return deals.values().stream().map(Building::history).toList();
  }

  /**
   * Amounts in the company's currency, at the rate just before the time asked about as totals of
   * open deals have them: that a currency moved is no growth of a deal.
   */
  private record Rates(RatePeriods periods, Times times) {
    @Nullable BigDecimal worth(@Nullable BigDecimal amount, @Nullable String currency) {
      if (amount == null || currency == null) {
        return null;
      }
      Instant before = times.asOf().minus(1, ChronoUnit.MICROS);
      BigDecimal rate = periods.on(LocalDate.ofInstant(before, ZoneOffset.UTC), currency);
      return rate == null ? null : amount.multiply(rate);
    }
  }

  /** A deal while its segments are read. */
  private static final class Building {
    private final UUID id;
    private final List<DealState> states = new ArrayList<>();
    private @Nullable String externalId;
    private @Nullable Instant createdAt;

    Building(UUID id) {
      this.id = id;
    }

    Building add(ResultSet row, Map<String, String> words, Rates rates) throws SQLException {
      externalId = row.getString("external_id");
      createdAt = Sql.instantOrNull(row, "created_at");
      states.add(state(row, words, rates));
      return this;
    }

    /** A deal that says it was created after its first state was created then. */
    DealHistory history() {
      Instant first = states.getFirst().from();
      Instant said = Objects.requireNonNullElse(createdAt, first);
      return new DealHistory(id, externalId, said.isBefore(first) ? said : first, states);
    }
  }

  private static DealState state(ResultSet row, Map<String, String> words, Rates rates)
      throws SQLException {
    Instant from = Sql.instant(row, "valid_from");
    return new DealState(
        from,
        row.getBoolean("deleted")
            ? Status.DELETED
            : Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        once(words, row.getString("stage")),
        once(words, row.getString("owner")),
        once(words, row.getString("account")),
        rates.worth(row.getBigDecimal("amount"), row.getString("currency")),
        row.getObject("close_date", LocalDate.class),
        texts(row, "product_keys").stream().map(each -> once(words, each)).toList(),
        fields(row, words));
  }

  private static Map<String, String> fields(ResultSet row, Map<String, String> words)
      throws SQLException {
    Map<String, String> fields = new HashMap<>();
    List<String> texts = texts(row, "field_texts");
    for (int at = 0; at < texts.size(); at += 2) {
      fields.put(word(words, texts.get(at)), word(words, texts.get(at + 1)));
    }
    for (String column : List.of("pipeline", "source")) {
      String value = row.getString(column);
      if (value != null) {
        fields.put(column, word(words, value));
      }
    }
    return fields;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** Words come again and again: each is kept once. */
  private static @Nullable String once(Map<String, String> words, @Nullable String word) {
    return word == null ? null : word(words, word);
  }

  private static String word(Map<String, String> words, String word) {
    return words.computeIfAbsent(word, first -> first);
  }
}
