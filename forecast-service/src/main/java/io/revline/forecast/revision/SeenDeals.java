package io.revline.forecast.revision;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import io.revline.kit.people.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** The deals a caller may see, by who owns them today, whatever the time asked about. */
@ApplicationScoped
public class SeenDeals {
  /** Asked of each deal that counts, as there are fewer of these than of deals of an owner. */
  private static final String OWNER_TODAY =
      """
      (SELECT today.owner FROM deal_segment AS today
        WHERE today.deal_id = deal.deal_id
          AND today.recorded_to IS NULL AND today.valid_to IS NULL
        ORDER BY today.number DESC LIMIT 1)\
      """;

  private final Visibility visibility;

  SeenDeals(Visibility visibility) {
    this.visibility = visibility;
  }

  /** A condition to be added to a query of {@code deal}. */
  public Sql by(Caller caller) {
    return caller.seesEverything()
        ? Sql.of("")
        : Sql.of(" AND ").add(visibility.ofOwner(caller, OWNER_TODAY));
  }
}
