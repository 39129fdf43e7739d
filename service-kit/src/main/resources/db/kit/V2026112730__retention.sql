-- From when on a row counts towards the time it is kept for. Rows of a batch have one time, of which the
-- indexes keep one entry; those of consumers that are remembered for ever are never looked at.
ALTER TABLE inbox ADD COLUMN handled_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX inbox_by_time ON inbox (consumer, handled_at);

ALTER TABLE idempotency_key ADD COLUMN claimed_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX idempotency_key_by_time ON idempotency_key (claimed_at);
