-- The orders of a list of deals, for lists as of a past time: of every segment, because it may be
-- the one that stood then or was believed then.
CREATE INDEX deal_segment_by_creation ON deal_segment (created_at, id);
CREATE INDEX deal_segment_by_recording ON deal_segment (recorded_from, id);
CREATE INDEX deal_segment_by_close_date ON deal_segment (coalesce(close_date, 'infinity'), id);
CREATE INDEX deal_segment_by_name ON deal_segment (name, id);
