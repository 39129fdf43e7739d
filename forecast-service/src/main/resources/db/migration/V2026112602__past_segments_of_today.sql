-- What ended and what is believed no more counts for no time after both: asked of today, most of the
-- past is passed over in the index.
CREATE OR REPLACE FUNCTION deal_as_of(moment timestamptz, known timestamptz)
RETURNS SETOF deal_segment
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT *
  FROM deal_segment s
  WHERE s.valid_from < moment AND coalesce(s.valid_to, 'infinity') >= moment
    AND s.recorded_from < known AND coalesce(s.recorded_to, 'infinity') >= known
    AND least(coalesce(s.valid_to, 'infinity'), coalesce(s.recorded_to, 'infinity'))
      >= least(moment, known)
    AND NOT s.deleted
    AND (
      NOT EXISTS (SELECT FROM dead_letter WHERE record_key = s.deal_id::text)
      OR NOT EXISTS (
        SELECT FROM deal_segment newer
        WHERE newer.deal_id = s.deal_id AND newer.number > s.number
          AND newer.valid_from < moment AND coalesce(newer.valid_to, 'infinity') >= moment
          AND newer.recorded_from < known AND coalesce(newer.recorded_to, 'infinity') >= known))
$$;

DROP INDEX deal_segment_open_other;
CREATE INDEX deal_segment_open_other ON deal_segment (
    close_date,
    least(coalesce(valid_to, 'infinity'), coalesce(recorded_to, 'infinity')),
    coalesce(valid_to, 'infinity'), coalesce(recorded_to, 'infinity'), valid_from, recorded_from)
  WHERE status = 'open' AND category <> 'omitted'
    AND (valid_to IS NOT NULL OR recorded_to IS NOT NULL OR splits IS NOT NULL);
