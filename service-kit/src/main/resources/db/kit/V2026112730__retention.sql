-- From when on a row counts towards the time it is kept for. Rows come in the order of that time, so an
-- index of whole blocks finds the old ones and costs a write next to nothing.
ALTER TABLE inbox ADD COLUMN handled_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX inbox_by_time ON inbox USING brin (handled_at) WITH (autosummarize = on);

ALTER TABLE idempotency_key ADD COLUMN claimed_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX idempotency_key_by_time ON idempotency_key
  USING brin (claimed_at) WITH (autosummarize = on);
