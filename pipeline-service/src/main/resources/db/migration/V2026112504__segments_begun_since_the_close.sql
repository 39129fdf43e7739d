-- A closed deal counts for who owned it at the close. Few segments of closed deals begin later and
-- have to look for that owner; the statistics tell the planner that they are few.
CREATE INDEX deal_segment_begun_since_close ON deal_segment (id)
  WHERE (valid_from > closed_at) IS TRUE;
CREATE STATISTICS deal_segment_begins_since_close ON (valid_from > closed_at) FROM deal_segment;
-- When what stood then began is when a deal was last changed, as of a past time.
CREATE INDEX deal_segment_by_beginning ON deal_segment (valid_from, id);
