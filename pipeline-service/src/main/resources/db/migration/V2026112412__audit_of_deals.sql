-- Deals have versions and facts of their own, and are audited like all other objects.
CREATE INDEX deal_version_by_time ON deal_version (recorded_at);
CREATE INDEX deal_version_by_object ON deal_version ((deal_id::text));
CREATE OR REPLACE VIEW audit_trail AS
  SELECT type AS object_type, id AS object_id, version, kind, recorded_at, actor, origin,
    correlation_id
  FROM reference_version
  UNION ALL
  SELECT 'deal', deal_id::text, version, lower(kind), recorded_at, actor, origin, correlation_id
  FROM deal_version;

CREATE OR REPLACE FUNCTION audit_changes(
  wanted_type text, wanted_id text, wanted_version bigint)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE wanted_type WHEN 'deal' THEN (
    SELECT coalesce(jsonb_agg(
      jsonb_strip_nulls(
        jsonb_build_object(
          'field', lower(left(initcap(field), 1)) || substr(replace(initcap(field), '_', ''), 2),
          'from', before, 'to', value, 'at', at))
      ORDER BY at, seq, id), '[]')
    FROM deal_fact WHERE deal_id = wanted_id::uuid AND version = wanted_version)
  ELSE reference_changes(wanted_type, wanted_id, wanted_version) END
$$;
