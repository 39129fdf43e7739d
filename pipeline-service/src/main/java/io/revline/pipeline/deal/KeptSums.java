package io.revline.pipeline.deal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.kit.database.Sql;
import io.revline.pipeline.deal.PastSums.Past;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps what deals come to, and brings it up to date by the deals that changed since. What was
 * believed is never overwritten, so what those deals came to before can be taken away exactly. What
 * all deals came to at a time follows from what they came to at another in the same way.
 */
@ApplicationScoped
class KeptSums {
  /** Some 60 MB, if nothing but sums by account fill it. What all deals come to is kept besides. */
  private static final int MOST_SUMS = 300_000;

  /** Where more has changed than in this time, adding up anew is quicker. */
  static final Duration WORTH_KEEPING = Duration.ofDays(1);

  /** Where more lies between two times of business than in this, adding up anew is quicker. */
  static final Duration NEAR = Duration.ofDays(30);

  private static final String REFERENCES =
      """
      SELECT versions_behind_sums(?, coalesce(?::timestamptz, 'infinity'), ?) AS versions
      """;

  private final Cache<SummaryQuestion, Known> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_SUMS)
          .weigher((SummaryQuestion asked, Known known) ->
              asked.isAlwaysReady() ? 0 : known.sums.size() + 1)
          .build();

  private final SumsQuery query;
  private final PastSums past;
  private final DataSource database;

  KeptSums(SumsQuery query, PastSums past, DataSource database) {
    this.query = query;
    this.past = past;
    this.database = database;
  }

  /**
   * What was known.
   *
   * @param before at this recorded time
   * @param references how many versions of rates and people were known that bear on it; none is
   *     ever taken away
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
    long references = references(asked, known);
    Known last = kept.getIfPresent(asked);
    Sums sums =
        last != null && last.references == references && isSoon(last.before, known)
            ? known(asked, last, known)
            : addedUp(asked, known);
    if (last == null || !known.isBefore(last.before)) {
      kept.put(asked, new Known(known, references, sums));
    }
    return sums;
  }

  /**
   * What deals come to by place, without what was kept of this question: from what all deals came
   * to at a time near by, or from all of them.
   */
  Sums addedUp(SummaryQuestion asked, Instant known) {
    Instant asOf = asked.asOf();
    if (asOf == null || !asked.isOfAllDeals()) {
      return query.at(asked, known);
    }
    Duration sinceThen = Duration.between(asOf, known).abs();
    Duration near = sinceThen.compareTo(NEAR) < 0 ? sinceThen : NEAR;
    Optional<Past> nearest = past.nearest(asked, near, known);
    if (nearest.isPresent()) {
      Past then = nearest.get();
      return then.sums()
          .changed(query.change(asked.at(then.moment()), then.before(), known))
          .changed(query.moved(asked, then.moment(), known));
    }
    return sinceThen.equals(near)
        ? of(asked.at(null), known).changed(query.moved(asked, null, known))
        : query.at(asked, known);
  }

  /** Another asker may have been told more meanwhile, which is taken away again. */
  private Sums known(SummaryQuestion asked, Known last, Instant known) {
    return last.sums.changed(
        known.isBefore(last.before)
            ? query.change(asked, known, last.before).negated()
            : query.change(asked, last.before, known));
  }

  private static boolean isSoon(Instant before, Instant known) {
    return Duration.between(before, known).abs().compareTo(WORTH_KEEPING) < 0;
  }

  private long references(SummaryQuestion asked, Instant known) {
    return Sql.of(REFERENCES, known, asked.asOf(), asked.restsOnPeople())
        .first(database, row -> row.getLong("versions"))
        .orElseThrow();
  }
}
