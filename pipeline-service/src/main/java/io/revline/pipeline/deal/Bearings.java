package io.revline.pipeline.deal;

import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import io.revline.kit.reference.Names;
import io.revline.pipeline.deal.DealGrouping.Reach;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What open deals are worth and where they stand just before the time asked about, and what groups
 * are called.
 */
final class Bearings {
  private static final String TEAMS =
      """
      SELECT member.rep, member.team AS place FROM rep_memberships(?) AS member
      WHERE member.role = 'member' AND member.valid_from <= ? AND ? < member.valid_to
      """;

  private static final String REGIONS =
      """
      SELECT member.rep, held.region AS place
      FROM rep_memberships(?) AS member JOIN region_periods(?) AS held ON held.team = member.team
      WHERE member.role = 'member' AND member.valid_from <= ? AND ? < member.valid_to
        AND held.valid_from <= ? AND ? < held.valid_to
      """;

  private final DealGrouping grouping;
  private final String corporate;
  private final Map<String, BigDecimal> rates = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Names labels;

  /** The bearings at the times of an answer. */
  Bearings(DataSource database, GroupNames names, DealGrouping grouping, Times times) {
    this.grouping = grouping;
    Instant known = times.knownAt();
    Instant moment = times.asOf().minus(1, ChronoUnit.MICROS);
    this.corporate =
        Sql.of("SELECT corporate_currency(?) AS code", known)
            .first(database, row -> row.getString("code"))
            .orElseThrow();
    Sql.of("SELECT * FROM rates_at(?, ?)", moment, known)
        .list(database, row -> rates.put(row.getString("currency"), row.getBigDecimal("rate")));
    if (grouping.reaches(Reach.TEAM)) {
      (grouping.reaches(Reach.REGION)
              ? Sql.of(REGIONS, known, known, moment, moment, moment, moment)
              : Sql.of(TEAMS, known, moment, moment))
          .list(database, row -> places.put(row.getString("rep"), row.getString("place")));
    }
    this.labels = grouping.named().isEmpty() ? Names.NONE : names.of(grouping.named(), known);
  }

  String corporate() {
    return corporate;
  }

  /** The key of the group that deals of this place stand in; null for none. */
  @Nullable String key(Place place) {
    return place.open() && grouping.reaches(Reach.TEAM) ? places.get(place.key()) : place.key();
  }

  /** The amount in the corporate currency, exact; null when a rate is missing. */
  @Nullable BigDecimal converted(Place place, Sum sum) {
    if (!place.open()) {
      return sum.unrated() == 0 ? sum.converted() : null;
    }
    BigDecimal rate = rates.get(place.currency());
    return rate == null ? null : sum.amount().multiply(rate);
  }

  /** What people call a group; its key where that says it. */
  String label(String key) {
    return labels.label(key);
  }
}
