package io.revline.pipeline.deal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Keeps what deals come to, and brings it up to date by the deals that changed since. What was
 * believed is never overwritten, so what those deals came to before can be taken away exactly.
 */
@ApplicationScoped
class KeptSums {
  /** Some 45 MB, if nothing but sums by account fill it. What all deals come to is kept besides. */
  private static final int MOST_SUMS = 200_000;

  /** Where more has changed than in this time, adding up anew is quicker. */
  private static final Duration WORTH_KEEPING = Duration.ofDays(1);

  /** All but names, which no sum follows from. */
  private static final String REFERENCES =
      """
      SELECT count(*) AS versions FROM reference_version
      WHERE type IN ('exchange-rate', 'setting', 'rep', 'team', 'region') AND recorded_at < ?
      """;

  private final Cache<SummaryQuestion, Known> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_SUMS)
          .weigher((SummaryQuestion asked, Known known) ->
              asked.isOfAllDeals() ? 0 : known.sums.size() + 1)
          .build();

  private final SumsQuery query;
  private final DataSource database;

  KeptSums(SumsQuery query, DataSource database) {
    this.query = query;
    this.database = database;
  }

  /**
   * What was known.
   *
   * @param before at this recorded time
   * @param references how many versions of rates and people were known; none is ever taken away
   */
  private record Known(Instant before, long references, Sums sums) {}

  /**
   * What deals come to by place.
   *
   * @param known as was known before this recorded time, which is not after the watermark
   */
  Sums of(SummaryQuestion asked, Instant known) {
    if (!asked.standsOnItsSegments()) {
      return query.at(asked, known);
    }
    Known last = kept.getIfPresent(asked);
    if (last != null && known.isBefore(last.before)) {
      return query.at(asked, known);
    }
    long references = references(known);
    Known next =
        last != null
                && last.references == references
                && Duration.between(last.before, known).compareTo(WORTH_KEEPING) < 0
            ? new Known(
                known, references, last.sums.changed(query.change(asked, last.before, known)))
            : new Known(known, references, query.at(asked, known));
    kept.put(asked, next);
    return next.sums;
  }

  private long references(Instant known) {
    return Sql.of(REFERENCES, known).first(database, row -> row.getLong("versions")).orElseThrow();
  }
}
