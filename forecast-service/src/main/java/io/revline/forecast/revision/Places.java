package io.revline.forecast.revision;

import io.revline.kit.database.Sql;
import java.time.Instant;

/** What leads from who is credited at a moment to a place in the hierarchy of then. */
public final class Places {
  private static final String MEMBER =
      """
      LEFT JOIN rep_memberships(?) AS member ON member.rep = whose AND member.role = 'member'
        AND member.valid_from <= moment AND moment < member.valid_to
      """;

  private static final String ON_LINE =
      """
       ON line.team = member.team AND line.valid_from <= moment AND moment < line.valid_to
      """;

  private static final String MOVES =
      """
      UNION ALL SELECT * FROM team_moves(?)
      UNION ALL SELECT unnest(ARRAY[valid_from, valid_to]) FROM rep_memberships(?)
        WHERE role = 'member'
      """;

  private Places() {}

  /**
   * Joins to be added to a query of {@code whose} and {@code moment}: the team is {@code
   * member.team}.
   *
   * @param above what stands above each team, joined as {@code line}, with the known time
   */
  public static Sql of(String above, Instant knownAt) {
    return Sql.of(MEMBER, knownAt).add(above, knownAt).add(ON_LINE);
  }

  /** The moments at which somebody's place changes, to be added to a query of moments. */
  public static Sql moves(Instant knownAt) {
    return Sql.of(MOVES, knownAt, knownAt);
  }
}
