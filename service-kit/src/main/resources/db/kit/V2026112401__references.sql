-- The objects that figures refer to (reps, accounts, rates and so on), in every version they ever
-- had. Rows are added and never changed.
CREATE TABLE reference_version (
  type           text        NOT NULL,
  id             text        NOT NULL,
  version        bigint      NOT NULL,
  kind           text        NOT NULL CHECK (kind IN ('created', 'changed', 'deleted', 'restored')),
  recorded_at    timestamptz NOT NULL,
  actor          text        NOT NULL,
  origin         text        NOT NULL,
  correlation_id text        NOT NULL,
  body           jsonb       NOT NULL,
  PRIMARY KEY (type, id, version)
);

-- The objects of a type that existed as far as was known before a recorded time.
CREATE FUNCTION reference_known(wanted text, moment timestamptz) RETURNS SETOF reference_version
LANGUAGE sql STABLE AS $$
  SELECT *
  FROM (
    SELECT DISTINCT ON (id) *
    FROM reference_version
    WHERE type = wanted AND recorded_at < moment
    ORDER BY id, version DESC) latest
  WHERE kind <> 'deleted'
$$;
