package io.revline.kit.progress;

import io.revline.kit.database.Sql;
import io.revline.kit.http.Parameters;
import io.revline.kit.time.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Up to which recorded time this service knows everything: nothing recorded before it will be
 * learned any more, so an answer with both times given stays the same for ever.
 */
@ApplicationScoped
public class Watermark {
  private final DataSource database;
  private final RecordedTime recorded;
  private final Clock clock;

  Watermark(DataSource database, RecordedTime recorded, Clock clock) {
    this.database = database;
    this.recorded = recorded;
    this.clock = clock;
  }

  /**
   * The watermark: how far every consumer that {@link Progress} is claimed for has read, and behind
   * every write of this service that is not committed yet.
   */
  public Instant now() {
    Instant own = recorded.watermark();
    return Sql.of("SELECT least(?, min(complete_through)) AS watermark FROM inbox_progress", own)
        .first(database, row -> Sql.instant(row, "watermark"))
        .orElseThrow();
  }

  /**
   * The times an answer stands for.
   *
   * @param asOf the parameter of that name; absent, it means now
   * @param knownAt the parameter of that name; absent or too late, it means the watermark
   * @throws io.revline.kit.problem.InvalidInput when one of them is no time
   */
  public Times times(@Nullable String asOf, @Nullable String knownAt) {
    Instant limit = now();
    Instant wanted = Parameters.instant("knownAt", knownAt, limit);
    return new Times(
        Parameters.instant("asOf", asOf, clock.instant()), wanted.isBefore(limit) ? wanted : limit);
  }
}
