-- Pipelines are references from now on: every version is kept, and a stage's terms say from when
-- they hold. The default pipeline becomes version 1, its terms open at the start.
INSERT INTO reference_version
  (type, id, version, kind, recorded_at, actor, origin, correlation_id, body)
SELECT 'pipeline', pipeline, 1, 'created', 'epoch', 'revline', 'person', 'schema',
  jsonb_build_object('label', initcap(pipeline), 'stages',
    jsonb_agg(
      jsonb_build_object('key', stage, 'label', label, 'position', position, 'status', status,
        'terms', jsonb_build_array(
          jsonb_build_object('probability', trim_scale(probability),
            'forecastCategory', forecast_category)))
      ORDER BY position))
FROM stage
GROUP BY pipeline;

-- Readers learn of the default pipeline as of any other. The bucket is the one the outbox gives to
-- the subject 'default'.
INSERT INTO outbox (bucket, topic, aggregate_id, headers, body, recorded_at)
SELECT 1, 'revline.catalog.v1', 'default',
  jsonb_build_object(
    'ce_specversion', '1.0', 'ce_id', gen_random_uuid(), 'ce_source', '/revline/pipeline-service',
    'ce_type', 'revline.pipeline.changed.v1', 'ce_subject', 'default',
    'ce_time', '1970-01-01T00:00:00Z', 'ce_aggregateversion', '1',
    'ce_recordedat', '1970-01-01T00:00:00Z', 'ce_actor', 'revline', 'ce_origin', 'person',
    'ce_correlationid', 'schema', 'content-type', 'application/json'),
  jsonb_build_object('kind', 'created', 'id', 'default', 'version', 1, 'pipeline',
    jsonb_build_object('label', 'Default', 'stages',
      jsonb_agg(
        jsonb_build_object('key', stage, 'label', label, 'position', position,
          'status', lower(status), 'terms', jsonb_build_array(
            jsonb_build_object('probability', trim_scale(probability), 'forecastCategory',
              CASE forecast_category WHEN 'BEST_CASE' THEN 'bestCase'
                ELSE lower(forecast_category) END)))
        ORDER BY position)))::text,
  now()
FROM stage
WHERE pipeline = 'default';

ALTER TABLE deal DROP CONSTRAINT deal_pipeline_stage_fkey;
DROP TABLE stage;
