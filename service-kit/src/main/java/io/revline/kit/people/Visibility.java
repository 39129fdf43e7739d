package io.revline.kit.people;

import io.revline.kit.caller.Caller;
import io.revline.kit.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who may see which rows, as a condition for the query that reads them. It goes by today's
 * hierarchy, whatever time the query asks about, and fails closed: rows without an owner, or with
 * one that nobody knows, are seen by those who see everything and by nobody else.
 */
@ApplicationScoped
public class Visibility {
  private static final String MANAGER = "manager";

  private final DataSource database;
  private final Clock clock;

  Visibility(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A condition that holds for rows this caller may see by their owner.
   *
   * @param owner the column or expression that holds the owning rep's id
   */
  public Sql ofOwner(Caller caller, String owner) {
    @Nullable String rep = caller.rep();
    if (caller.seesEverything()) {
      return Sql.of("TRUE");
    }
    if (rep == null) {
      return Sql.of("FALSE");
    }
    return caller.roles().contains(MANAGER)
        ? Sql.of(
            owner + " IN (SELECT owner FROM visible_owners(?, ?, 'infinity') AS owner)",
            rep,
            clock.instant())
        : Sql.of(owner + " = ?", rep);
  }

  /** Whether this caller may see the rows of one rep alone, or none. */
  public boolean ownAlone(Caller caller) {
    return !caller.seesEverything() && !caller.roles().contains(MANAGER);
  }

  /** Whose rows this caller may see now, in the order of their ids; null for everybody's. */
  public @Nullable List<String> owners(Caller caller) {
    @Nullable String rep = caller.rep();
    if (caller.seesEverything()) {
      return null;
    }
    if (rep == null) {
      return List.of();
    }
    return caller.roles().contains(MANAGER)
        ? Sql.of(
                "SELECT owner FROM visible_owners(?, ?, 'infinity') AS owner", rep, clock.instant())
            .add(" ORDER BY owner")
            .list(database, row -> row.getString("owner"))
        : List.of(rep);
  }

  /**
   * A condition that holds for rows this caller may see by their team: a manager those of the teams
   * managed and all below.
   *
   * @param team the column or expression that holds the team's id
   */
  public Sql ofTeam(Caller caller, String team) {
    @Nullable String rep = caller.rep();
    if (caller.seesEverything()) {
      return Sql.of("TRUE");
    }
    return rep != null && caller.roles().contains(MANAGER)
        ? Sql.of(
            team + " IN (SELECT team FROM managed_teams(?, ?, 'infinity'))", rep, clock.instant())
        : Sql.of("FALSE");
  }
}
