-- As of when, and as known when: of what was recorded before `known`, the deals as they were after
-- every change before `moment`, one row each. While an event is set aside, what it would have ended
-- still stands here: the newest belief wins.
DROP FUNCTION deal_as_of(timestamptz);
CREATE FUNCTION deal_as_of(moment timestamptz, known timestamptz) RETURNS SETOF deal_segment
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (deal_id) *
  FROM deal_segment
  WHERE valid_from < moment AND (valid_to IS NULL OR moment <= valid_to)
    AND recorded_from < known AND (recorded_to IS NULL OR known <= recorded_to)
  ORDER BY deal_id, number DESC
$$;

-- Who owned a deal at a moment, as known: credit for a win goes to the owner at the time of the win.
DROP FUNCTION owner_at(uuid, timestamptz);
CREATE FUNCTION owner_at(deal uuid, moment timestamptz, known timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT owner
  FROM deal_segment
  WHERE deal_id = deal
    AND valid_from <= moment AND (valid_to IS NULL OR moment < valid_to)
    AND recorded_from < known AND (recorded_to IS NULL OR known <= recorded_to)
  ORDER BY number DESC
  LIMIT 1
$$;
