-- What a summary asks of deals is in an index, of what is believed now: as deals stand, and as they
-- stood. What was believed earlier is found by when that ended. An entry has room for one long text,
-- which is the owner.
DROP INDEX deal_segment_by_time;
CREATE INDEX deal_segment_current ON deal_segment (owner)
  INCLUDE (id, status, stage, amount, currency, close_date, closed_at, valid_from,
    valid_to, recorded_from, recorded_to, deleted)
  WHERE recorded_to IS NULL AND valid_to IS NULL AND NOT deleted;
CREATE INDEX deal_segment_past ON deal_segment (valid_to, valid_from)
  INCLUDE (id, status, stage, owner, amount, currency, close_date, closed_at,
    recorded_from, recorded_to, deleted)
  WHERE recorded_to IS NULL AND valid_to IS NOT NULL AND NOT deleted;
CREATE INDEX deal_segment_superseded
  ON deal_segment (recorded_to, recorded_from, valid_from, valid_to)
  WHERE recorded_to IS NOT NULL;
