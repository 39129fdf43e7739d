-- The feed of changes reads all versions in one order that has no ties.
DROP INDEX deal_version_by_time;
CREATE INDEX deal_version_in_order ON deal_version (recorded_at, deal_id, version);
