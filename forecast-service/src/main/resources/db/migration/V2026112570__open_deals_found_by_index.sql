-- Open deals stand apart: those that stand as of today, which a forecast is about, are read from an
-- index alone; those of the past, and those that share their credit, are found by both ends of both times.
DROP INDEX deal_segment_open;
CREATE INDEX deal_segment_open_today ON deal_segment (close_date)
  INCLUDE (deal_id, number, valid_from, valid_to, recorded_from, recorded_to, deleted, owner, amount,
    currency, probability, category)
  WHERE status = 'open' AND category <> 'omitted'
    AND valid_to IS NULL AND recorded_to IS NULL AND splits IS NULL;
CREATE INDEX deal_segment_open_other ON deal_segment (
  close_date, coalesce(valid_to, 'infinity'), valid_from, coalesce(recorded_to, 'infinity'),
  recorded_from)
  WHERE status = 'open' AND category <> 'omitted'
    AND (valid_to IS NOT NULL OR recorded_to IS NOT NULL OR splits IS NOT NULL);
