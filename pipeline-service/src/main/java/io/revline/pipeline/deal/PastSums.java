package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What all deals came to when months began and on their 16th (of UTC), as far as that was added up.
 * It is in the database, because by account it would fill the memory of the service.
 */
@ApplicationScoped
class PastSums {
  /** Ten years. What was further back is added up when it is asked for. */
  private static final int MOST_MONTHS = 120;

  /** Brought up to date before it is too old to be of use. */
  private static final Duration FRESH = KeptSums.WORTH_KEEPING.dividedBy(2);

  private static final String NEAREST =
      """
      SELECT moment, known_before, sums FROM past_sums
      WHERE grouping = ? AND zone = ? AND moment BETWEEN ? AND ?
        AND known_before > ? AND known_before <= ?
        AND reference_versions = versions_behind_sums(?, moment, ?)
      ORDER BY abs(extract(epoch FROM moment - ?)) LIMIT 1
      """;

  private static final String DUE =
      """
      SELECT moment FROM (
        SELECT (month + half) AT TIME ZONE 'UTC' AS moment
        FROM (SELECT ?::timestamptz AT TIME ZONE 'UTC' AS known) AS now,
          (SELECT min(valid_from) AT TIME ZONE 'UTC' AS first FROM deal_segment) AS begun,
          generate_series(
            date_trunc('month', greatest(first, known - make_interval(months => ?))),
            known, interval '1 month') AS month,
          (VALUES (interval '0 days'), ('15 days')) AS halves (half)
        WHERE month + half <= known) AS moments
      WHERE NOT EXISTS (
        SELECT FROM past_sums p
        WHERE p.grouping = ? AND p.moment = moments.moment AND zone = ? AND known_before > ?
          AND reference_versions = versions_behind_sums(?, p.moment, ?))
      ORDER BY moment DESC LIMIT 1
      """;

  private static final String KEEP =
      """
      INSERT INTO past_sums (grouping, moment, zone, known_before, reference_versions, sums)
      SELECT grouping, moment, ?, known, versions_behind_sums(known, moment, ?), ?
      FROM (VALUES (?, ?::timestamptz, ?::timestamptz)) AS kept (grouping, moment, known)
      ON CONFLICT (grouping, moment) DO UPDATE SET zone = excluded.zone,
        known_before = excluded.known_before, reference_versions = excluded.reference_versions,
        sums = excluded.sums
      """;

  private final DataSource database;

  PastSums(DataSource database) {
    this.database = database;
  }

  /**
   * What all deals came to at such a moment.
   *
   * @param before the recorded time at which that was known
   */
  record Past(Instant moment, Instant before, Sums sums) {}

  /**
   * The moment that is nearest to a question's time, if what bears on it is known.
   *
   * @param asked about all deals as of a time
   * @param near no further away than this
   */
  Optional<Past> nearest(SummaryQuestion asked, Duration near, Instant known) {
    Instant asOf = Objects.requireNonNull(asked.asOf());
    return Sql.of(NEAREST, asked.grouping().word(), asked.zone().getId())
        .add("", asOf.minus(near), asOf.plus(near), known.minus(KeptSums.WORTH_KEEPING), known)
        .add("", known, asked.restsOnPeople(), asOf)
        .first(
            database,
            row ->
                new Past(
                    Sql.instant(row, "moment"),
                    Sql.instant(row, "known_before"),
                    PackedSums.read(row.getBytes("sums"))));
  }

  /** The question about the latest moment that is not known or was not for half a day. */
  Optional<SummaryQuestion> due(SummaryQuestion ofAll, Instant known) {
    return Sql.of(DUE, known, MOST_MONTHS, ofAll.grouping().word(), ofAll.zone().getId())
        .add("", known.minus(FRESH), known, ofAll.restsOnPeople())
        .first(database, row -> ofAll.at(Sql.instant(row, "moment")));
  }

  /** Keeps the answer to a question about such a moment. */
  void keep(SummaryQuestion asked, Instant known, Sums sums) {
    Sql.of(KEEP, asked.zone().getId(), asked.restsOnPeople(), PackedSums.of(sums))
        .add("", asked.grouping().word(), asked.asOf(), known)
        .update(database);
  }

  /** Keeps nothing: another release may add up by other rules. */
  void forget() {
    Sql.of("DELETE FROM past_sums").update(database);
  }
}
