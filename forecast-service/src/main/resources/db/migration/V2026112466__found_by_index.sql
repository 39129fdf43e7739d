-- A figure finds the deals of its period first, and fetches those of them that stand at both times. So
-- both ends of both times are in the index, an open end as infinity. Most wins stand for good, and a
-- year has many: of these the index holds all that is asked.
DROP INDEX deal_segment_believed;
CREATE INDEX deal_segment_open ON deal_segment (
  close_date, coalesce(valid_to, 'infinity'), valid_from, coalesce(recorded_to, 'infinity'),
  recorded_from)
  WHERE status = 'open' AND category <> 'omitted';
CREATE INDEX deal_segment_won ON deal_segment (closed_at)
  INCLUDE (deal_id, number, valid_from, valid_to, recorded_from, recorded_to, owner, amount,
    currency, probability)
  WHERE status = 'won';
CREATE INDEX deal_segment_today ON deal_segment (deal_id, number) INCLUDE (owner)
  WHERE recorded_to IS NULL AND valid_to IS NULL;
CREATE INDEX dead_letter_by_key ON dead_letter (record_key);

-- The deals as they were after every change before `moment`, of what was recorded before `known`, one
-- row each, without those that were deleted then. The segments of a deal never overlap, so one stands
-- at most, unless an event was set aside: what it would have ended still stood until its replay, and
-- the newest belief wins. Only deals with a dead letter need that look, replayed or not; its key is
-- the deal's id.
CREATE OR REPLACE FUNCTION deal_as_of(moment timestamptz, known timestamptz)
RETURNS SETOF deal_segment
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT *
  FROM deal_segment s
  WHERE s.valid_from < moment AND coalesce(s.valid_to, 'infinity') >= moment
    AND s.recorded_from < known AND coalesce(s.recorded_to, 'infinity') >= known
    AND NOT s.deleted
    AND (
      NOT EXISTS (SELECT FROM dead_letter WHERE record_key = s.deal_id::text)
      OR NOT EXISTS (
        SELECT FROM deal_segment newer
        WHERE newer.deal_id = s.deal_id AND newer.number > s.number
          AND newer.valid_from < moment AND coalesce(newer.valid_to, 'infinity') >= moment
          AND newer.recorded_from < known AND coalesce(newer.recorded_to, 'infinity') >= known))
$$;

-- The deals as they are: visibility goes by today's owner, whatever the time asked about.
CREATE OR REPLACE VIEW deal_today AS
  SELECT *
  FROM deal_segment s
  WHERE s.recorded_to IS NULL AND s.valid_to IS NULL
    AND (
      NOT EXISTS (SELECT FROM dead_letter WHERE record_key = s.deal_id::text)
      OR NOT EXISTS (
        SELECT FROM deal_segment newer
        WHERE newer.deal_id = s.deal_id AND newer.number > s.number
          AND newer.recorded_to IS NULL AND newer.valid_to IS NULL));
