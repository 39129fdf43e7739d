-- Who shares the credit for a deal: a list of {"key", "weight"}, the percent of each rep; null when it
-- is all the owner's. Rows from before have none until the projection is built again.
ALTER TABLE deal_segment ADD COLUMN splits jsonb;

-- Most wins are one rep's and stand for good, and a year has many: of these the index holds all that is
-- asked. Splits have no bounded length, so shared wins are found by an index of their own.
DROP INDEX deal_segment_won;
CREATE INDEX deal_segment_won_alone ON deal_segment (closed_at)
  INCLUDE (deal_id, number, valid_from, valid_to, recorded_from, recorded_to, deleted, owner, amount,
    currency, probability)
  WHERE status = 'won' AND splits IS NULL;
CREATE INDEX deal_segment_won_shared ON deal_segment (closed_at)
  WHERE status = 'won' AND splits IS NOT NULL;

-- Who is credited is a matter of the owner and the splits, and read together.
DROP FUNCTION owner_at(uuid, timestamptz, timestamptz);

ALTER FUNCTION team_lines(timestamptz) PARALLEL SAFE;
ALTER FUNCTION region_lines(timestamptz) PARALLEL SAFE;
ALTER FUNCTION team_moves(timestamptz) PARALLEL SAFE;
