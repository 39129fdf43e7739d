-- The region each team sold in during [valid_from, valid_to) of business time, as far as was known
-- before a recorded time. Regions only change where a team moves in the hierarchy, so there are as
-- many stretches as there are such moments.
CREATE FUNCTION region_periods(known timestamptz)
RETURNS TABLE (team text, region text, valid_from timestamptz, valid_to timestamptz)
LANGUAGE sql STABLE AS $$
  WITH
    placed AS MATERIALIZED (
      SELECT link
      FROM reference_known('team', known) AS standing,
        jsonb_array_elements(standing.body -> 'parents') AS link),
    moved AS (
      SELECT '-infinity'::timestamptz AS moment
      UNION SELECT (link ->> 'from')::timestamptz FROM placed WHERE link ->> 'from' IS NOT NULL
      UNION SELECT (link ->> 'to')::timestamptz FROM placed WHERE link ->> 'to' IS NOT NULL),
    stretch AS (
      SELECT moment, lead(moment, 1, 'infinity') OVER (ORDER BY moment) AS next FROM moved)
  SELECT held.team, held.region, stretch.moment, stretch.next
  FROM stretch, region_of_team(stretch.moment, known) AS held
$$;
