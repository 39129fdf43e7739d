-- A deal that was deleted is in no figure from that business time on.
ALTER TABLE deal_segment ADD COLUMN deleted boolean NOT NULL DEFAULT false;

-- The deals as they were after every change before a business time, one row each, without those
-- that were deleted then. While an event is set aside, what it would have ended still stands here:
-- the newest belief wins, and only then it matters whether that is of a deleted deal.
CREATE OR REPLACE FUNCTION deal_as_of(moment timestamptz, known timestamptz) RETURNS SETOF deal_segment
LANGUAGE sql STABLE AS $$
  SELECT *
  FROM (
    SELECT DISTINCT ON (deal_id) *
    FROM deal_segment
    WHERE valid_from < moment AND (valid_to IS NULL OR moment <= valid_to)
      AND recorded_from < known AND (recorded_to IS NULL OR known <= recorded_to)
    ORDER BY deal_id, number DESC) newest
  WHERE NOT deleted
$$;
