package io.revline.forecast.period;

import io.revline.kit.database.Sql;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which moment stands for now: that of the last question without a time, for a minute, as long as
 * nothing has come since. So the same question gets the same answer, which states both times.
 */
@ApplicationScoped
public class Present {
  private static final Duration LASTS = Duration.ofMinutes(1);

  /**
   * What changes with everything that this service takes in, keeps itself, sets aside or mends, and
   * whether all that has come was recorded before a moment.
   */
  private static final String COME =
      """
      SELECT concat_ws(' ',
          (SELECT sum(next_offset) FROM inbox_offset),
          (SELECT count(*) FROM reference_version),
          (SELECT count(*) FROM dead_letter),
          (SELECT count(finished_at) FROM rebuild_run)) AS come,
        NOT EXISTS (
          SELECT FROM inbox_progress AS reader CROSS JOIN LATERAL (
            SELECT FROM inbox WHERE consumer = reader.consumer AND handled_at >= ? LIMIT 1) AS late)
        AND NOT EXISTS (SELECT FROM reference_version WHERE recorded_at >= ?) AS known
      """;

  private final DataSource database;
  private volatile @Nullable Moment last;

  Present(DataSource database) {
    this.database = database;
  }

  /** A moment, what had come by then, and whether it knows all of that. */
  private record Moment(Times times, String come, boolean known) {}

  /**
   * The times to answer with.
   *
   * @param now those of this very moment
   */
  public Times of(Times now) {
    Moment before = last;
    Moment here = moment(now);
    if (before != null
        && before.known()
        && before.come().equals(here.come())
        && now.asOf().isBefore(before.times().asOf().plus(LASTS))) {
      return before.times();
    }
    last = here;
    return now;
  }

  private Moment moment(Times now) {
    return Sql.of(COME, now.knownAt(), now.knownAt())
        .first(database, row -> new Moment(now, row.getString("come"), row.getBoolean("known")))
        .orElseThrow();
  }
}
