-- Activities and notes are objects too: what was told of them before says no more than who and when.
ALTER TABLE deal_activity
  ADD COLUMN origin text NOT NULL DEFAULT 'person',
  ADD COLUMN correlation_id text NOT NULL DEFAULT '';
ALTER TABLE deal_task_done
  ADD COLUMN origin text NOT NULL DEFAULT 'person',
  ADD COLUMN correlation_id text NOT NULL DEFAULT '';
ALTER TABLE deal_note
  ADD COLUMN origin text NOT NULL DEFAULT 'person',
  ADD COLUMN correlation_id text NOT NULL DEFAULT '';
CREATE INDEX deal_activity_by_time ON deal_activity (recorded_at);
CREATE INDEX deal_activity_by_object ON deal_activity ((id::text));
CREATE INDEX deal_task_done_by_time ON deal_task_done (recorded_at);
CREATE INDEX deal_task_done_by_object ON deal_task_done ((activity_id::text));
CREATE INDEX deal_note_by_time ON deal_note (recorded_at);
CREATE INDEX deal_note_by_object ON deal_note ((id::text));

CREATE OR REPLACE VIEW audit_trail AS
  SELECT type AS object_type, id AS object_id, version, kind, recorded_at, actor, origin,
    correlation_id
  FROM reference_version
  UNION ALL
  SELECT 'deal', deal_id::text, version, lower(kind), recorded_at, actor, origin, correlation_id
  FROM deal_version
  UNION ALL
  SELECT 'activity', id::text, 1, 'created', recorded_at, actor, origin, correlation_id
  FROM deal_activity
  UNION ALL
  SELECT 'activity', activity_id::text, 2, 'done', recorded_at, actor, origin, correlation_id
  FROM deal_task_done
  UNION ALL
  SELECT 'note', id::text, 1, 'created', recorded_at, actor, origin, correlation_id
  FROM deal_note;

-- Subjects and texts are left out: whoever reads the audit need not be allowed to read the deal.
CREATE FUNCTION activity_changes(wanted_id uuid, wanted_version bigint)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    jsonb_agg(
      jsonb_build_object('field', field, 'to', value, 'at', at) ORDER BY field)
      FILTER (WHERE value IS NOT NULL),
    '[]')
  FROM (
    SELECT told.field, told.value, at
    FROM deal_activity, LATERAL
      (VALUES ('deal', deal_id::text), ('type', type), ('dueOn', due_on::text)) told (field, value)
    WHERE id = wanted_id AND wanted_version = 1
    UNION ALL
    SELECT 'done', 'true', at FROM deal_task_done
    WHERE activity_id = wanted_id AND wanted_version = 2) changed
$$;

CREATE OR REPLACE FUNCTION audit_changes(
  wanted_type text, wanted_id text, wanted_version bigint)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE wanted_type
  WHEN 'deal' THEN (
    SELECT coalesce(jsonb_agg(
      jsonb_strip_nulls(
        jsonb_build_object(
          'field', lower(left(initcap(field), 1)) || substr(replace(initcap(field), '_', ''), 2),
          'from', before, 'to', value, 'at', at))
      ORDER BY at, seq, id), '[]')
    FROM deal_fact WHERE deal_id = wanted_id::uuid AND version = wanted_version)
  WHEN 'activity' THEN activity_changes(wanted_id::uuid, wanted_version)
  WHEN 'note' THEN (
    SELECT jsonb_agg(jsonb_build_object('field', 'deal', 'to', deal_id))
    FROM deal_note WHERE id = wanted_id::uuid)
  ELSE reference_changes(wanted_type, wanted_id, wanted_version) END
$$;
