-- Who changed what, when and from where: one row for every version of every object. A service with
-- objects of another kind puts its own view and function in their place.
CREATE INDEX reference_version_by_time ON reference_version (recorded_at);
CREATE VIEW audit_trail AS
  SELECT type AS object_type, id AS object_id, version, kind, recorded_at, actor, origin,
    correlation_id
  FROM reference_version;

-- What a version changed: [{"field", "from", "to"}], the fields in the order of their names.
CREATE FUNCTION reference_changes(wanted_type text, wanted_id text, wanted_version bigint)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    jsonb_agg(
      jsonb_build_object('field', key, 'from', older.value, 'to', newer.value) ORDER BY key),
    '[]')
  FROM (
    SELECT each.* FROM reference_version, jsonb_each(body) AS each
    WHERE type = wanted_type AND id = wanted_id AND version = wanted_version) newer
  FULL JOIN (
    SELECT each.* FROM reference_version, jsonb_each(body) AS each
    WHERE type = wanted_type AND id = wanted_id AND version = wanted_version - 1) older
  USING (key)
  WHERE newer.value IS DISTINCT FROM older.value
$$;
CREATE FUNCTION audit_changes(wanted_type text, wanted_id text, wanted_version bigint)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT reference_changes(wanted_type, wanted_id, wanted_version)
$$;
