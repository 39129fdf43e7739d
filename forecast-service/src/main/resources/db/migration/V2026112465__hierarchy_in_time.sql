-- Every team with each team above it and with itself at depth 0, and the business time in which that
-- held, as far as was known before a recorded time. At any moment a team stands under one team at
-- most, so no two rows of a team and a depth overlap. The depth is bounded, should a copy be damaged.
CREATE FUNCTION team_lines(known timestamptz)
RETURNS TABLE (
  team text, ancestor text, depth integer, valid_from timestamptz, valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE
    standing AS MATERIALIZED (SELECT id, body FROM reference_known('team', known)),
    placed AS MATERIALIZED (
      SELECT standing.id AS team, link ->> 'parent' AS parent,
        coalesce((link ->> 'from')::timestamptz, '-infinity') AS valid_from,
        coalesce((link ->> 'to')::timestamptz, 'infinity') AS valid_to
      FROM standing, jsonb_array_elements(standing.body -> 'parents') AS link),
    line AS (
      SELECT standing.id AS team, standing.id AS ancestor, 0 AS depth,
        '-infinity'::timestamptz AS valid_from, 'infinity'::timestamptz AS valid_to
      FROM standing
      UNION ALL
      SELECT line.team, placed.parent, line.depth + 1,
        greatest(line.valid_from, placed.valid_from), least(line.valid_to, placed.valid_to)
      FROM line JOIN placed ON placed.team = line.ancestor
        AND placed.valid_from < line.valid_to AND line.valid_from < placed.valid_to
      WHERE line.depth < 50)
  SELECT line.team, line.ancestor, line.depth, line.valid_from, line.valid_to FROM line
$$;

-- The region each team sells in, and the business time in which that held: its own, else that of the
-- nearest team above with one.
CREATE FUNCTION region_lines(known timestamptz)
RETURNS TABLE (team text, region text, valid_from timestamptz, valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE
    standing AS MATERIALIZED (SELECT id, body FROM reference_known('team', known)),
    placed AS MATERIALIZED (
      SELECT standing.id AS team, above.id AS parent, above.body ->> 'region' AS region,
        coalesce((link ->> 'from')::timestamptz, '-infinity') AS valid_from,
        coalesce((link ->> 'to')::timestamptz, 'infinity') AS valid_to
      FROM standing
      CROSS JOIN jsonb_array_elements(standing.body -> 'parents') AS link
      JOIN standing above ON above.id = link ->> 'parent'),
    line AS (
      SELECT standing.id AS team, standing.id AS ancestor, standing.body ->> 'region' AS region,
        0 AS depth, '-infinity'::timestamptz AS valid_from, 'infinity'::timestamptz AS valid_to
      FROM standing
      UNION ALL
      SELECT line.team, placed.parent, placed.region, line.depth + 1,
        greatest(line.valid_from, placed.valid_from), least(line.valid_to, placed.valid_to)
      FROM line JOIN placed ON placed.team = line.ancestor
        AND placed.valid_from < line.valid_to AND line.valid_from < placed.valid_to
      WHERE line.region IS NULL AND line.depth < 50)
  SELECT line.team, line.region, line.valid_from, line.valid_to FROM line
  WHERE line.region IS NOT NULL
$$;

-- The moments at which some team came under another one, or left it. Between two of them everything
-- above holds still.
CREATE FUNCTION team_moves(known timestamptz) RETURNS SETOF timestamptz
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT moment
  FROM reference_known('team', known) AS team, jsonb_array_elements(team.body -> 'parents') AS link,
    unnest(ARRAY[(link ->> 'from')::timestamptz, (link ->> 'to')::timestamptz]) AS moment
  WHERE moment IS NOT NULL
$$;
